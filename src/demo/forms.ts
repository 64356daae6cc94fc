import type { CrimeGroupKey } from '../domain/incident/crime-groups.ts'
import type { RhythmName } from './rhythms.ts'

/** How exactly the time of an event can be known: seen as it happened, found in the morning, found after days. */
type Timing = 'seen' | 'overnight' | 'days'

/** One form of crime in the town. Shares are of what happens; what is left of 1 stays unknown or is found by police. */
export interface Form {
  readonly group: CrimeGroupKey
  /** Swedish brottskod → how common; empty where there is no crime to code. */
  readonly codes: readonly (readonly [string, number])[]
  /** Share that a victim or witness reports to the police before the operation. */
  readonly reported: number
  /** Share, of all, that only a partner tells of (no code: partners do not classify). */
  readonly observed: number
  /** Police find 1 − exp(−found × presence) of what nobody told of; presence is 1 before the operation. */
  readonly found: number
  readonly rhythm: RhythmName
  readonly timing: Timing
  /** Share of closed investigations that end with a result. */
  readonly cleared: number
}

const form = (
  group: CrimeGroupKey,
  codes: Form['codes'],
  [reported, observed, found]: readonly [number, number, number],
  rhythm: RhythmName,
  cleared: number,
  timing: Timing = 'seen',
): Form => ({ group, codes, reported, observed, found, rhythm, timing, cleared })

/** Codes are Brå's; shares are invented, in the order that victim surveys would not find absurd. */
export const forms = {
  dealing: form('narcotics', [['5005', 1]], [0.14, 0.22, 0.03], 'evening', 0.3),
  possession: form(
    'narcotics',
    [
      ['5010', 0.6],
      ['5011', 0.4],
    ],
    [0, 0, 0.06],
    'evening',
    0.8,
  ),
  disorder: form('order', [], [0.3, 0.25, 0.01], 'evening', 0),
  'against-officer': form(
    'order',
    [
      ['1701', 0.4],
      ['1705', 0.4],
      ['1706', 0.2],
    ],
    [0, 0, 0.25],
    'night',
    0.6,
  ),
  knife: form('order', [['4023', 1]], [0, 0, 0.08], 'evening', 0.8),
  harassment: form(
    'threats',
    [
      ['9463', 0.35],
      ['9459', 0.25],
      ['9447', 0.2],
      ['9443', 0.2],
    ],
    [0.4, 0.08, 0],
    'closing',
    0.12,
  ),
  assault: form(
    'violence',
    [
      ['0357', 0.6],
      ['0355', 0.2],
      ['0377', 0.2],
    ],
    [0.5, 0.03, 0.04],
    'night',
    0.2,
  ),
  'assault-indoors': form(
    'violence',
    [
      ['0367', 0.6],
      ['0365', 0.25],
      ['0387', 0.15],
    ],
    [0.45, 0.02, 0],
    'night',
    0.22,
  ),
  'street-robbery': form('robbery', [['9810', 1]], [0.6, 0, 0], 'evening', 0.1),
  'shop-robbery': form('robbery', [['0870', 1]], [0.95, 0, 0], 'closing', 0.3),
  shoplifting: form('theft', [['0853', 1]], [0.5, 0.05, 0.01], 'shopping', 0.35),
  pickpocket: form('theft', [['9817', 1]], [0.5, 0, 0], 'commuting', 0.03),
  bicycle: form(
    'theft',
    [
      ['9830', 0.8],
      ['9829', 0.2],
    ],
    [0.45, 0.02, 0],
    'any-time',
    0.02,
    'overnight',
  ),
  'cellar-burglary': form('theft', [['0825', 1]], [0.6, 0.1, 0], 'any-time', 0.03, 'days'),
  'home-burglary': form('theft', [['9802', 1]], [0.9, 0, 0], 'any-time', 0.05, 'overnight'),
  'shop-burglary': form('theft', [['0818', 1]], [0.9, 0, 0], 'night', 0.08, 'overnight'),
  vehicle: form(
    'theft',
    [
      ['9828', 0.7],
      ['9827', 0.3],
    ],
    [0.6, 0.02, 0],
    'any-time',
    0.03,
    'overnight',
  ),
  damage: form(
    'damage',
    [
      ['1203', 0.6],
      ['1212', 0.4],
    ],
    [0.4, 0.2, 0],
    'night',
    0.05,
    'overnight',
  ),
  'public-damage': form('damage', [['1205', 1]], [0.5, 0.2, 0], 'night', 0.06, 'overnight'),
  graffiti: form('damage', [['1209', 1]], [0.25, 0.3, 0], 'night', 0.03, 'overnight'),
  fire: form(
    'damage',
    [
      ['1210', 0.5],
      ['1211', 0.5],
    ],
    [0.85, 0.05, 0],
    'night',
    0.08,
  ),
  'broken-window': form('damage', [['1203', 1]], [0.6, 0.15, 0], 'night', 0.04, 'overnight'),
  shooting: form('lethal-violence', [['0337', 1]], [0.97, 0, 0], 'night', 0.3),
  weapon: form(
    'weapons',
    [
      ['4127', 0.5],
      ['4128', 0.5],
    ],
    [0, 0, 0.05],
    'evening',
    0.7,
  ),
  traffic: form(
    'traffic',
    [
      ['3002', 0.5],
      ['3070', 0.3],
      ['3005', 0.2],
    ],
    [0, 0, 0.12],
    'night',
    0.85,
  ),
  silencing: form(
    'silence',
    [
      ['1709', 0.6],
      ['0940', 0.4],
    ],
    [0.12, 0, 0],
    'closing',
    0.1,
  ),
  molesting: form(
    'sexual',
    [
      ['9694', 0.85],
      ['9642', 0.15],
    ],
    [0.3, 0, 0],
    'night',
    0.1,
  ),
  'at-home': form(
    'relation',
    [
      ['9442', 0.5],
      ['9458', 0.5],
    ],
    [0.2, 0, 0],
    'evening',
    0.2,
  ),
  'young-victim': form(
    'children',
    [
      ['9806', 0.5],
      ['9319', 0.5],
    ],
    [0.4, 0.02, 0],
    'school-day',
    0.12,
  ),
} as const satisfies Record<string, Form>
export type FormName = keyof typeof forms
export const formNames = Object.keys(forms) as readonly FormName[]
