import type { ColumnRole } from './mapping.ts'

/**
 * Headers, as `plainHeader` writes them, by what they mean. Within a role the first that a file has is taken.
 * `|` parts alternatives. Swedish police and municipal exports first, then English open data.
 */
export const headerWords: Readonly<Record<ColumnRole, string>> = {
  externalId:
    'id|händelseid|händelse id|handelseid|brottsid|brotts id|ärendeid|ärendenummer|arendenummer|anmälningsnummer|k nummer|knummer|k nr|dnr|diarienummer|incident key|incident id|incident number|incident no|case number|case no|case id|event id|report number|crime id|external id|objectid|fid|nr|löpnummer',
  from: 'brottsdatumtid start|brottstidpunkt start|brott start|start|starttidpunkt|start datum tid|from|från|fran|tidpunkt|datumtid|datum tid|datum och tid|händelsetidpunkt|brottstidpunkt|händelsetid|datetime|date time|timestamp|occurred|occurred at|occurred from|occ datetime|incident datetime|start time|start datetime|begin|date of occurrence|first occurrence date',
  fromDate:
    'brottsdag start|brottsdatum start|brottsdatum|brottsdag|startdatum|start datum|händelsedatum|datum|dag|date|occur date|date occurred|date occ|occurred date|incident date|start date|from date|crime date',
  fromTime:
    'brottstid start|brottstid|starttid|start tid|klockslag|kl|tid|händelsetid|time|occur time|time occ|time occurred|occurred time|incident time|start time|from time|hour',
  to: 'brottsdatumtid slut|brottstidpunkt slut|brott slut|slut|sluttidpunkt|slut datum tid|to|till|occurred to|end|end time|end datetime|last occurrence date',
  toDate: 'brottsdag slut|brottsdatum slut|slutdatum|slut datum|end date|to date',
  toTime: 'brottstid slut|sluttid|slut tid|end time|to time',
  knownAt:
    'inskrivningsdatum|anmälningsdatum|anmälan datum|anmäld|anmald|anmäldatum|registrerad|registreringsdatum|inkom|known at|reported|reported at|report date|reported date|date reported|date rptd',
  code: 'brottskod|brotts kod|kod|code|crime code|offence code|offense code|crm cd|ucr',
  group:
    'brottsgrupp|grupp|brottstyp|brottskategori|kategori|händelsetyp|typ|group|crime group|crime type|primary type|offense|offence|offense type|category|type',
  source: 'källa|kalla|source|upptäckt|uppgiftskälla',
  investigation:
    'utredning|utredningsstatus|utredningsläge|ärendestatus|status|investigation|outcome|disposition|last outcome category',
  x: 'longitude|long|lon|lng|longitud|östlig|öst|easting|east|e|x|x coordinate|x coord|x koordinat|xkoord|x m|x ft|sweref e|sweref99 e|east metres|point x',
  y: 'latitude|lat|latitud|nordlig|nord|northing|north|n|y|y coordinate|y coord|y koordinat|ykoord|y m|y ft|sweref n|sweref99 n|north metres|point y',
  point:
    'koordinater|koordinat|coordinates|lat lon|latlon|lat long|latlng|position|point|geom|geometry|wkt|gps|lat lng',
  place: 'plats|platsnamn|brottsplats|place|place name|objekt|byggnad|building',
  street: 'gata|gatunamn|gatuadress|adress|väg|street|street name|address|block',
  streetNumber: 'gatunr|gatunummer|husnummer|nummer|street number|house number|house no',
  area: 'basområde|basomrade|område|omrade|stadsdel|area|district|neighborhood|neighbourhood',
  floor: 'våning|vaning|våningsplan|plan|floor|level|storey',
  indoor: 'in out|inne ute|inomhus|inomhus utomhus|indoor|indoors|inside|inside outside',
  indoorKind:
    'platstyp|lokaltyp|location|location type|location desc|location description|premises|premis desc|premise',
  count: 'antal|antal brott|count|number of crimes',
}

/** What means "inside" in a column of inside and outside, or of kinds of premises. */
export const indoorWords: readonly string[] = [
  'INSIDE',
  'INDOOR',
  'INDOORS',
  'INOMHUS',
  'INNE',
  'I',
  'JA',
  'YES',
  'TRUE',
  '1',
  'MULTI DWELL - PUBLIC HOUS',
  'MULTI DWELL - APT BUILD',
  'APARTMENT',
  'LÄGENHET',
  'FLERBOSTADSHUS',
  'TRAPPUPPGÅNG',
  'TRAPPHUS',
  'KÄLLARE',
  'VIND',
  'GARAGE',
]

export const sourceWords: Readonly<Record<string, 'reported' | 'discovered' | 'observed' | 'feed'>> = {
  reported: 'reported',
  anmäld: 'reported',
  anmälan: 'reported',
  anmält: 'reported',
  discovered: 'discovered',
  upptäckt: 'discovered',
  ingripande: 'discovered',
  spaning: 'discovered',
  polisen: 'discovered',
  observed: 'observed',
  observerad: 'observed',
  iakttagen: 'observed',
  kommunen: 'observed',
  fastighetsägare: 'observed',
  feed: 'feed',
  'polisen.se': 'feed',
}

export const investigationWords: Readonly<Record<string, 'open' | 'closed-without-result' | 'cleared'>> = {
  open: 'open',
  öppen: 'open',
  pågående: 'open',
  pågår: 'open',
  'under utredning': 'open',
  'closed-without-result': 'closed-without-result',
  nedlagd: 'closed-without-result',
  nedlagt: 'closed-without-result',
  closed: 'closed-without-result',
  cleared: 'cleared',
  uppklarad: 'cleared',
  uppklarat: 'cleared',
  lagförd: 'cleared',
  redovisad: 'cleared',
}
