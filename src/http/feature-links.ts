import type { CollectionId } from '../domain/feature/collections.ts'
import { featureBase } from '../wire/feature-routes.ts'
import { type CollectionMessage, crs84, geoJsonType, type LinkMessage, openApiType } from '../wire/features.ts'
import type { AppDeps } from './deps.ts'
import type { MemberCall } from './handlers.ts'
import type { Language } from './problem-response.ts'
import { isWithinThisMachine } from './token-guard.ts'

const json = 'application/json'

export interface FeatureLinks {
  to(path: string, rel: string, type?: string): LinkMessage
}

/** Where people reach the server; on the machine itself, whichever of its own names was asked. */
export const originOf = (deps: AppDeps, call: MemberCall): string =>
  isWithinThisMachine(deps, call) ? call.url.origin : deps.publicUrl.origin

/** Whole addresses, since map programs follow them as they stand. */
export function linksOf(deps: AppDeps, call: MemberCall): FeatureLinks {
  const base = originOf(deps, call) + featureBase.replace(':operationId', call.operation)
  return { to: (path, rel, type = json) => ({ href: base + path, rel, type }) }
}

const titles: Record<'landing' | CollectionId, Record<Language, readonly [title: string, description: string]>> = {
  landing: {
    sv: [
      'Närvaro: insatsens platser och händelser',
      'Platser, områden, punkter och händelser, så långt läsarens roll räcker.',
    ],
    en: [
      'Närvaro: places and incidents of the operation',
      'Places, areas, points and incidents, as far as the reader’s role reaches.',
    ],
  },
  places: {
    sv: ['Platser', 'Insatsens platser. En plats inomhus utan egen form står där huset står.'],
    en: ['Places', 'The places of the operation. An indoor place without a shape stands where its building stands.'],
  },
  areas: {
    sv: ['Områden', 'Insatsområde, omgivning och jämförelseområden.'],
    en: ['Areas', 'Target area, surroundings and comparison areas.'],
  },
  points: {
    sv: ['Punkter', 'Bekräftade punkter, öppna och avslutade, där var och en står eller senast stod.'],
    en: ['Points', 'Confirmed points, open and closed, where each stands or last stood.'],
  },
  incidents: {
    sv: ['Händelser', 'Så exakt som läsarens roll får se. Känsliga grupper har ingen punkt.'],
    en: ['Incidents', 'As exactly as the reader’s role may see. Sensitive groups have no point.'],
  },
}

export function landingMessage({ to }: FeatureLinks, language: Language) {
  const [title, description] = titles.landing[language]
  return {
    title,
    description,
    links: [
      to('', 'self'),
      to('/api', 'service-desc', openApiType),
      to('/conformance', 'conformance'),
      to('/collections', 'data'),
    ],
  }
}

export function collectionMessage(
  { to }: FeatureLinks,
  id: CollectionId,
  extent: readonly number[] | null,
  language: Language,
): CollectionMessage {
  const [title, description] = titles[id][language]
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [crs84],
    ...(extent ? { extent: { spatial: { bbox: [[...extent]], crs: crs84 } } } : {}),
    links: [to(`/collections/${id}`, 'self'), to(`/collections/${id}/items`, 'items', geoJsonType)],
  }
}
