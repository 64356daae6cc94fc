import type { LayerKind, LayerNote } from '../../../../domain/layer/layer.ts'

interface KindWords {
  readonly name: string
  readonly lead: string
  /** The fixed line that says what it cannot show. */
  readonly caution: string
}

const sv = {
  open: 'Lager på kartan',
  none: 'Bara platserna',
  noneLead: 'rangordnade platser, störst där mest händer',
  kinds: {
    incidents: {
      name: 'Händelser i rutor',
      lead: 'antal i sexkantiga rutor, i varje skala',
      caution:
        'Visar var händelser har registrerats, inte var det är farligt. Var händelserna är få kan slumpen flytta dem.',
    },
    found: {
      name: 'Polisens egna fynd',
      lead: 'upptäckt av polis, i rutor',
      caution: 'Visar var vi var, inte hur mycket brott det finns.',
    },
    'hot-spots': {
      name: 'Heta och kalla rutor (Gi*)',
      lead: 'fler eller färre än slumpen ger, med grannarna',
      caution:
        'Säger var det är fler eller färre än slumpen ger, inte varför och inte vad som kommer. En ensam utsatt plats syns inte, och rutans kant är inte problemets kant.',
    },
    density: {
      name: 'Täthet (KDE)',
      lead: 'utjämnad karta, 50 m åt varje håll',
      caution:
        'En utjämnad bild av vad som har registrerats, rakt genom väggar. Den visar inte om skillnaden är mer än slump och är ingen prognos.',
    },
  } satisfies Record<LayerKind, KindWords>,
  notes: {
    nothing: 'Inget i urvalet går att lägga på kartan.',
    'too-little': 'För få händelser i urvalet för den här metoden.',
  } satisfies Record<LayerNote, string>,
  loading: 'Räknar fram lagret …',
  failed: 'Lagret gick inte att räkna fram. Kartan och listan fungerar som vanligt.',
  retry: 'Försök igen',
  cells: (metres: string) => `ruta ${metres} m`,
  few: '1–4',
  upTo: (from: string, to: string) => `${from}–${to}`,
  count: (text: string) => `${text} händelser`,
  hidden: '1–4 händelser',
  reach: 'streckad ring: händelserna kan ligga så långt bort',
  area: 'streckad ring med antal: kända för ett område, inte för en plats',
  hot: 'fler än slumpen ger',
  cold: 'färre än slumpen ger',
  neither: 'går inte att skilja från slumpen',
  band: (share: string, perHectare: string) => `minst ${share} av toppen (${perHectare} per hektar)`,
  undrawn: (n: string, all: string) => `${n} av ${all} händelser har ingen plats på kartan.`,
  someUndrawn: 'Några händelser har ingen plats på kartan.',
  why: 'varför?',
  whyOf: (name: string) => `Varför? ${name}`,
  methods: {
    'cell-counts': 'Antal händelser i varje sexkant. Den som har egna koordinater ligger där, annars mitt i sin plats.',
    'gi-star':
      'Gi* (Ord och Getis 1995): varje ruta räknas ihop med sina sex grannar. p är exakt, räknat utan simulering, och rättat för att varje ruta prövas (falska fynd högst 5 %). Bara rutor där något kan ha registrerats jämförs.',
    kde: 'Täthet med Gauss-kärna av fast bredd (Silverman 1986), utan kanträttelse, i band från andelar av det högsta.',
  } as Readonly<Record<string, string>>,
  parameterNames: {
    cellMetres: 'ruta, meter',
    cleared: 'behörighet till läge',
    neighbours: 'grannar',
    level: 'nivå',
    inference: 'prövning',
    correction: 'rättelse',
    cellsCompared: 'rutor som jämförs',
    kernel: 'kärna',
    bandwidthMetres: 'bandbredd, meter',
    edge: 'kanträttelse',
    densityFrom: 'minst antal händelser',
    beyond: 'utanför insatsens mark',
  } as Readonly<Record<string, string>>,
  tableCaption: (name: string) => `${name} som tabell`,
  near: 'Närmaste plats',
  counted: 'Antal',
  verdict: 'Bedömning',
  pColumn: 'p, rättat',
  reachColumn: 'Osäkerhet, meter',
  bandColumn: 'Band',
  areaColumn: 'Yta, hektar',
  onlyArea: (name: string) => `${name} (bara område känt)`,
}

const en: typeof sv = {
  open: 'Layers on the map',
  none: 'The places alone',
  noneLead: 'ranked places, largest where most happens',
  kinds: {
    incidents: {
      name: 'Incidents in cells',
      lead: 'counts in hexagons, at every scale',
      caution:
        'Shows where incidents were recorded, not where it is dangerous. Where incidents are few, chance can move them.',
    },
    found: {
      name: 'Found by police',
      lead: 'what police found themselves, in cells',
      caution: 'Shows where we were, not how much crime there is.',
    },
    'hot-spots': {
      name: 'Hot and cold cells (Gi*)',
      lead: 'more or fewer than chance gives, with the neighbours',
      caution:
        'Says where there is more or less than chance gives, not why and not what will come. A lone busy place does not show, and the edge of a cell is not the edge of the problem.',
    },
    density: {
      name: 'Density (KDE)',
      lead: 'smoothed map, 50 m each way',
      caution:
        'A smoothed picture of what was recorded, straight through walls. It does not show whether a difference is more than chance, and is no forecast.',
    },
  },
  notes: {
    nothing: 'Nothing in the selection can be put on the map.',
    'too-little': 'Too few incidents in the selection for this method.',
  },
  loading: 'Working out the layer …',
  failed: 'The layer could not be worked out. The map and the list work as usual.',
  retry: 'Try again',
  cells: (metres) => `cell ${metres} m`,
  few: '1–4',
  upTo: (from, to) => `${from}–${to}`,
  count: (text) => `${text} incidents`,
  hidden: '1–4 incidents',
  reach: 'dashed ring: its incidents may lie this far away',
  area: 'dashed ring with a number: known for an area, not for a place',
  hot: 'more than chance gives',
  cold: 'fewer than chance gives',
  neither: 'cannot be told from chance',
  band: (share, perHectare) => `at least ${share} of the peak (${perHectare} a hectare)`,
  undrawn: (n, all) => `${n} of ${all} incidents have no place on the map.`,
  someUndrawn: 'Some incidents have no place on the map.',
  why: 'why?',
  whyOf: (name) => `Why? ${name}`,
  methods: {
    'cell-counts':
      'Incidents in each hexagon. Those with coordinates of their own lie there, others in the middle of their place.',
    'gi-star':
      'Gi* (Ord and Getis 1995): each cell is counted with its six neighbours. p is exact, counted without simulation, and corrected for asking at every cell (at most 5 % false findings). Only cells where something could be recorded are compared.',
    kde: 'Density by a Gaussian of fixed width (Silverman 1986), without edge correction, in bands from shares of the peak.',
  },
  parameterNames: {
    cellMetres: 'cell, metres',
    cleared: 'cleared for position',
    neighbours: 'neighbours',
    level: 'level',
    inference: 'inference',
    correction: 'correction',
    cellsCompared: 'cells compared',
    kernel: 'kernel',
    bandwidthMetres: 'bandwidth, metres',
    edge: 'edge correction',
    densityFrom: 'least number of incidents',
    beyond: 'beyond the operation’s ground',
  },
  tableCaption: (name) => `${name} as a table`,
  near: 'Nearest place',
  counted: 'Count',
  verdict: 'Verdict',
  pColumn: 'p, corrected',
  reachColumn: 'Uncertainty, metres',
  bandColumn: 'Band',
  areaColumn: 'Area, hectares',
  onlyArea: (name) => `${name} (only the area is known)`,
}

export const words = { sv, en }
export type LayerWords = typeof sv
