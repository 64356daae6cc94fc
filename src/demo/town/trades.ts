import type { OpeningHours } from '../../domain/place/place.ts'
import { open } from './spec.ts'

/** Shops are named by their trade and nothing else: an invented name is too easily somebody's real one. */
const shopHours = open([10, 19], [10, 16], [11, 16])
const craftHours = open([10, 18], [10, 15], null)
const officeHours = open([9, 17], null, null)
const foodHours = open([7, 22], [8, 22], [8, 22])
const eveningHours = open([11, 22], [12, 23], [12, 21])

/** Trade → opening hours. */
export const trades = {
  Livsmedelshallen: foodHours,
  Bageriet: open([6, 18], [7, 15], [8, 14]),
  Konditoriet: open([8, 19], [9, 17], [10, 17]),
  Kiosken: open([6, 22], [7, 22], [8, 22]),
  Stationskiosken: open([5, 21], [7, 21], [8, 20]),
  Tobakshandeln: open([8, 20], [9, 18], [10, 17]),
  Blomsterhandeln: shopHours,
  Grönsakshandeln: open([9, 20], [9, 19], [10, 18]),
  Fiskhandeln: craftHours,
  Apotekshörnan: open([9, 19], [10, 16], [11, 15]),
  Optikern: craftHours,
  Frisersalongen: craftHours,
  Barberaren: open([10, 20], [10, 18], [11, 16]),
  Skomakeriet: craftHours,
  Skrädderiet: craftHours,
  Kemtvätten: craftHours,
  Guldsmeden: craftHours,
  Mobilverkstaden: open([10, 19], [10, 17], [11, 16]),
  Cykelverkstaden: craftHours,
  Klädbutiken: shopHours,
  Skobutiken: shopHours,
  Sportbutiken: shopHours,
  Leksakshandeln: shopHours,
  Husgerådshandeln: shopHours,
  Begagnathandeln: open([11, 18], [11, 16], null),
  Bokhandeln: shopHours,
  Pizzerian: eveningHours,
  Grillköket: open([11, 23], [12, 24], [12, 22]),
  Kvarterskrogen: open([15, 24], [13, 25], [13, 22]),
  Lunchrestaurangen: open([10, 16], null, null),
  Tandläkaren: officeHours,
  Resebyrån: officeHours,
} as const satisfies Record<string, readonly OpeningHours[]>
export type Trade = keyof typeof trades
