import type { PlaceKind } from '../domain/place/place.ts'
import { stream } from './draw.ts'
import { type FormName, formNames } from './forms.ts'
import type { TownPlace } from './town.ts'

/** What begins at a place in a week, by form: before near repeats follow from it. */
export type WeeklyRates = Readonly<Partial<Record<FormName, number>>>

/** What an ordinary place of a kind sees. */
const ofKind: Partial<Record<PlaceKind, WeeklyRates>> = {
  square: {
    dealing: 2,
    disorder: 1.6,
    harassment: 1.1,
    assault: 0.35,
    'street-robbery': 0.14,
    pickpocket: 0.4,
    'public-damage': 0.12,
    graffiti: 0.1,
    possession: 4,
    knife: 0.4,
    weapon: 0.08,
    'against-officer': 0.25,
    molesting: 0.12,
    'young-victim': 0.15,
  },
  station: {
    disorder: 0.58,
    harassment: 0.36,
    assault: 0.14,
    'street-robbery': 0.058,
    pickpocket: 0.36,
    bicycle: 0.36,
    graffiti: 0.22,
    dealing: 0.29,
    possession: 0.86,
    molesting: 0.086,
    'young-victim': 0.072,
  },
  passage: {
    dealing: 0.9,
    disorder: 0.54,
    harassment: 0.54,
    assault: 0.18,
    'street-robbery': 0.2,
    graffiti: 0.23,
    possession: 1.4,
    knife: 0.18,
    molesting: 0.054,
  },
  street: {
    traffic: 0.44,
    harassment: 0.062,
    assault: 0.026,
    vehicle: 0.062,
    disorder: 0.062,
    'street-robbery': 0.014,
    damage: 0.035,
    bicycle: 0.035,
  },
  shop: {
    shoplifting: 0.078,
    harassment: 0.045,
    damage: 0.017,
    'shop-burglary': 0.011,
    'shop-robbery': 0.0034,
    silencing: 0.017,
  },
  school: {
    harassment: 0.32,
    'public-damage': 0.24,
    graffiti: 0.12,
    bicycle: 0.12,
    'young-victim': 0.24,
    disorder: 0.16,
  },
  'youth-centre': { disorder: 0.5, harassment: 0.3, 'public-damage': 0.15, dealing: 0.2, 'young-victim': 0.1 },
  'public-building': { harassment: 0.2, disorder: 0.25, 'public-damage': 0.12, pickpocket: 0.12 },
  building: { vehicle: 0.01, damage: 0.01, 'home-burglary': 0.01, bicycle: 0.0072 },
  stairwell: {
    disorder: 0.029,
    damage: 0.019,
    dealing: 0.019,
    harassment: 0.016,
    graffiti: 0.013,
    'assault-indoors': 0.0064,
  },
  floor: { disorder: 0.0024, 'home-burglary': 0.0015, 'assault-indoors': 0.00098, 'at-home': 0.0049 },
  cellar: { 'cellar-burglary': 0.025, dealing: 0.0075 },
  garage: { vehicle: 0.3, damage: 0.18, fire: 0.018, dealing: 0.09 },
  courtyard: { disorder: 0.17, dealing: 0.1, harassment: 0.07, damage: 0.084, bicycle: 0.084, fire: 0.014 },
  parking: { vehicle: 0.2, damage: 0.09, dealing: 0.1, traffic: 0.15, fire: 0.01 },
  park: { dealing: 0.24, disorder: 0.28, assault: 0.048, 'street-robbery': 0.048, harassment: 0.096, molesting: 0.04 },
  wood: { dealing: 0.2, disorder: 0.12, fire: 0.03 },
}

/** Places that the town knows by name, as multiples of their kind. The rest differ by chance. */
const known: Readonly<Record<string, { readonly all: number } & WeeklyRates>> = {
  'torget-norra-sidan': { all: 2.6 },
  'torget-sodra-sidan': { all: 0.9 },
  'gangen-vid-stationen': { all: 2 },
  torggangen: { all: 0.6 },
  stationen: { all: 1.3 },
  perrongen: { all: 0.7 },
  jarnvagen: { all: 0 },
  'jarnvagen-hasselvinge': { all: 0 },
  livsmedelshallen: { all: 1, shoplifting: 28, harassment: 7 },
  kiosken: { all: 1, shoplifting: 4, harassment: 7 },
  apotekshornan: { all: 1, shoplifting: 6, harassment: 2 },
  'livsmedelshallen-hasselvinge': { all: 1, shoplifting: 15, harassment: 4 },
  'kiosken-hasselvinge': { all: 1, shoplifting: 3, harassment: 4 },
  'hasselvinge-torg-norra-sidan': { all: 1 },
  'hasselvinge-torg-sodra-sidan': { all: 0.7 },
  'gangen-hasselvinge': { all: 1.3 },
  'stationen-hasselvinge': { all: 1.2 },
  'tallbacken-14-b': { all: 3 },
  'garden-ekbacken-2': { all: 0.8 },
  skogsdungen: { all: 0.8 },
  biblioteket: { all: 0.6 },
  fritidsgarden: { all: 0.7 },
  vardcentralen: { all: 0.6 },
  forskolan: { all: 0.15 },
  'garden-tallbacken-10-12': { all: 0.6 },
  'garden-tallbacken-14-16': { all: 0.6 },
}

/** Standard deviation of the logarithm by which places of one kind, and forms at one place, differ. */
const spread = { place: 0.7, form: 0.3 }

/**
 * The true weekly rates of a place before the operation: what begins there, per form.
 * @param seed the town's: two towns differ in their quiet places, and share their known ones
 */
export function baseRates(seed: number, { key, place }: TownPlace): WeeklyRates {
  const kind = ofKind[place.kind]
  if (!kind) return {}
  const named = known[key]
  const random = stream(seed, `rates ${key}`)
  const ofPlace = named?.all ?? Math.exp(spread.place * random.normal() - spread.place ** 2 / 2)
  const entries = formNames.flatMap((name): readonly (readonly [FormName, number])[] => {
    const ofForm = named ? (named[name] ?? 1) : Math.exp(spread.form * random.normal() - spread.form ** 2 / 2)
    const rate = (kind[name] ?? 0) * ofPlace * ofForm
    return rate > 0 ? [[name, rate]] : []
  })
  return Object.fromEntries(entries)
}
