import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { problems } from '../http/problems.ts'
import { openApi, tagOf } from './openapi.ts'
import { problemSchema } from './problem.ts'
import { summariesIn } from './route-summaries.ts'
import { type RouteName, routes } from './routes.ts'
import { schemas } from './schemas.ts'

const document = openApi({
  title: 'Närvaro',
  description: 'test',
  version: '1.2.3',
  server: '/',
  routes,
  schemas,
  summaries: summariesIn('en'),
  problemSchema,
  problems,
})
type Described = Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[] }>>
const paths = document.paths as Described

describe('the description of the API', () => {
  it('is OpenAPI 3.1', async () => {
    const validator = new Validator()
    // A copy: it resolves references in place, and takes a text without line breaks for the name of a file.
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)))
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('writes tuples as JSON Schema 2020-12 does', () => {
    const text = JSON.stringify(document)
    expect(text).toContain('"prefixItems":[')
    expect(text).not.toMatch(/"items":\[|"additionalItems"/)
  })

  it('has every route of the table and no other, each under a name of its own', () => {
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(routes).sort())
    for (const name of Object.keys(routes) as RouteName[]) {
      const { path, method } = routes[name]
      expect(paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.operationId).toBe(name)
    }
  })

  it('names every part of a path and every parameter of a query', () => {
    for (const [path, methods] of Object.entries(paths))
      for (const { parameters } of Object.values(methods)) {
        const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
        expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      }
    expect(paths['/api/v1/operations/{operationId}/picture']?.get?.parameters.map(({ name }) => name)).toContain(
      'groups',
    )
  })

  it('says which refusals there are', () => {
    const text = JSON.stringify(document.components)
    for (const code of Object.keys(problems)) expect(text).toContain(code)
  })

  it.each([
    ['/healthz', 'server'],
    ['/api/v1/me', 'me'],
    ['/api/auth/sign-out', 'session'],
    ['/api/v1/operations/:operationId', 'operation'],
    ['/api/v1/operations/:operationId/incidents.csv', 'incidents'],
    ['/api/v1/operations/:operationId/imports/:importId/undo', 'imports'],
  ])('puts %s under %s', (path, tag) => expect(tagOf(path)).toBe(tag))
})
