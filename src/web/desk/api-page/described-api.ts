import { queryOptions } from '@tanstack/react-query'
import { groupedBy } from '../../../domain/grouped.ts'
import { call } from '../api.ts'

/** What the page shows of an OpenAPI document. */
export interface DescribedParameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required: boolean
  readonly schema: object
  readonly description?: string
}
interface DescribedContent {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>
}
export interface DescribedOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary?: string
  readonly 'x-action'?: string
  readonly parameters: readonly DescribedParameter[]
  readonly requestBody?: DescribedContent
  readonly responses: Readonly<Record<string, DescribedContent>>
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
}

export interface DescribedRoute {
  readonly method: string
  readonly path: string
  readonly operation: DescribedOperation
}

export const openApiQuery = (language: string) =>
  queryOptions({
    queryKey: ['openapi', language],
    queryFn: ({ signal }) => call<Document>('openApi', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    select: groupsOf,
  })

/** The routes by feature, as they stand in the table. */
function groupsOf({ paths }: Document): [string, DescribedRoute[]][] {
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
  return [...groupedBy(routes, ({ operation }) => operation.tags[0] ?? '')]
}

/** The first kind of content and its schema. */
export const contentOf = ({ content = {} }: DescribedContent): readonly [type: string, schema: object] | null => {
  const [first] = Object.entries(content)
  return first ? [first[0], first[1].schema ?? {}] : null
}

export const answerOf = ({ responses }: DescribedOperation) =>
  Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([, response]) => contentOf(response))[0] ?? null
