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
    disorder: 0.64,
    harassment: 0.4,
    assault: 0.16,
    'street-robbery': 0.064,
    pickpocket: 0.4,
    bicycle: 0.4,
    graffiti: 0.24,
    dealing: 0.32,
    possession: 0.96,
    molesting: 0.096,
    'young-victim': 0.08,
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
    traffic: 0.55,
    harassment: 0.077,
    assault: 0.033,
    vehicle: 0.077,
    disorder: 0.077,
    'street-robbery': 0.017,
    damage: 0.044,
    bicycle: 0.044,
  },
  shop: {
    shoplifting: 0.098,
    harassment: 0.056,
    damage: 0.021,
    'shop-burglary': 0.014,
    'shop-robbery': 0.0042,
    silencing: 0.021,
  },
  school: { harassment: 0.4, 'public-damage': 0.3, graffiti: 0.15, bicycle: 0.15, 'young-victim': 0.3, disorder: 0.2 },
  'youth-centre': { disorder: 0.5, harassment: 0.3, 'public-damage': 0.15, dealing: 0.2, 'young-victim': 0.1 },
  'public-building': { harassment: 0.2, disorder: 0.25, 'public-damage': 0.12, pickpocket: 0.12 },
  building: { vehicle: 0.013, damage: 0.013, 'home-burglary': 0.013, bicycle: 0.009 },
  stairwell: {
    disorder: 0.036,
    damage: 0.024,
    dealing: 0.024,
    harassment: 0.02,
    graffiti: 0.016,
    'assault-indoors': 0.008,
  },
  floor: { disorder: 0.0035, 'home-burglary': 0.0021, 'assault-indoors': 0.0014, 'at-home': 0.007 },
  cellar: { 'cellar-burglary': 0.025, dealing: 0.0075 },
  garage: { vehicle: 0.3, damage: 0.18, fire: 0.018, dealing: 0.09 },
  courtyard: { disorder: 0.25, dealing: 0.15, harassment: 0.1, damage: 0.12, bicycle: 0.12, fire: 0.02 },
  parking: { vehicle: 0.2, damage: 0.09, dealing: 0.1, traffic: 0.15, fire: 0.01 },
  park: { dealing: 0.3, disorder: 0.35, assault: 0.06, 'street-robbery': 0.06, harassment: 0.12, molesting: 0.05 },
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
  livsmedelshallen: { all: 1, shoplifting: 24, harassment: 6 },
  kiosken: { all: 1, shoplifting: 3, harassment: 5 },
  apotekshornan: { all: 1, shoplifting: 6, harassment: 2 },
  'livsmedelshallen-hasselvinge': { all: 1, shoplifting: 15, harassment: 4 },
  'kiosken-hasselvinge': { all: 1, shoplifting: 3, harassment: 4 },
  'hasselvinge-torg-norra-sidan': { all: 1.1 },
  'hasselvinge-torg-sodra-sidan': { all: 0.7 },
  'gangen-hasselvinge': { all: 1.3 },
  'stationen-hasselvinge': { all: 1.2 },
  'tallbacken-14-b': { all: 2.4 },
  'garden-ekbacken-2': { all: 1 },
  skogsdungen: { all: 1 },
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
