import { featureBase, featureRoutes } from '../wire/feature-routes.ts'
import { featureSchemas, mostFeatures, usualFeatures } from '../wire/features.ts'
import { openApi } from '../wire/openapi.ts'
import { problemSchema } from '../wire/problem.ts'
import { summariesIn } from '../wire/route-summaries.ts'
import { routes } from '../wire/routes.ts'
import { schemas } from '../wire/schemas.ts'
import type { AppDeps } from './deps.ts'
import { originOf } from './feature-links.ts'
import { answer, type HandlersOf, type MemberCall } from './handlers.ts'
import type { Language } from './problem-response.ts'
import { problems } from './problems.ts'

/** The description of the API, open to all: it says what can be asked, and nothing that was answered. */
export const openApiRoutes = (deps: AppDeps): HandlersOf<'openApi'> => ({
  openApi: async ({ language }) => answer(describeApi(deps, language)),
})

const words = {
  sv: {
    title: 'Närvaro',
    description: 'Lägesbild av en platsbaserad insats: platser, aldrig personer. Allt som ändrar kräver inloggning.',
  },
  en: {
    title: 'Närvaro',
    description:
      'The picture of a place-based operation: places, never persons. Whatever changes something needs a session.',
  },
} as const satisfies Record<Language, object>

const describeApi = ({ version }: AppDeps, language: Language) =>
  openApi({
    ...words[language],
    version,
    server: '/',
    routes,
    schemas,
    summaries: summariesIn(language),
    problemSchema,
    problems,
  })

/** The part that map programs ask for, with the parameter under the name where they look for its bounds. */
export function describeFeatures(deps: AppDeps, call: MemberCall) {
  const document = openApi({
    ...words[call.language],
    version: deps.version,
    server: originOf(deps, call) + featureBase.replace(':operationId', call.operation),
    base: featureBase,
    routes: featureRoutes,
    schemas: featureSchemas,
    summaries: summariesIn(call.language),
    problemSchema,
    problems,
  })
  const limit = {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: mostFeatures, default: usualFeatures },
  }
  return { ...document, components: { ...(document.components as object), parameters: { limit } } }
}
