import type { CrimeGroupKey } from '../incident/crime-groups.ts'

/** Types of the police feed by group; all others (missing persons, rescue, information, alarms) are `other`. */
const typesOfGroup: Readonly<Partial<Record<CrimeGroupKey, string>>> = {
  'lethal-violence': 'Mord/dråp|Mord/dråp, försök|Skottlossning|Skottlossning, misstänkt|Explosion|Detonation',
  violence: 'Misshandel|Misshandel, grov|Bråk|Vållande till kroppsskada|Larm Överfall|Övriga brott mot person',
  robbery: 'Rån|Rån, försök|Rån övrigt|Rån, övrigt|Rån väpnat',
  threats: 'Olaga hot|Ofredande/förargelse|Olaga intrång|Hemfridsbrott|Bombhot|Olaga frihetsberövande/människorov',
  theft:
    'Stöld|Stöld/inbrott|Stöld, försök|Inbrott|Inbrott, försök|Larm Inbrott|Motorfordon, stöld|Motorfordon, anträffat stulet|Häleri|Tillgrepp, stöld|Anträffat gods',
  damage: 'Skadegörelse|Mordbrand|Brand',
  weapons: 'Vapenlagen|Knivlagen|Farligt föremål, misstänkt',
  narcotics: 'Narkotikabrott|Alkohollagen',
  order: 'Fylleri/LOB|Fylleri|Ordningslagen|Våld/hot mot tjänsteman|Sabotage mot blåljusverksamhet|Hets mot folkgrupp',
  traffic:
    'Rattfylleri|Trafikbrott|Trafikbrott, övriga|Olovlig körning|Trafikolycka|Trafikolycka, personskada|Trafikolycka, singel|Trafikolycka, vilt|Trafikolycka, smitning från|Trafikolycka, övrigt|Trafikkontroll|Trafikhinder|Kontroll person/fordon',
  sexual: 'Våldtäkt|Våldtäkt, försök|Sexualbrott|Sedlighetsbrott',
}

const groups = new Map(
  Object.entries(typesOfGroup).flatMap(([group, types]) =>
    types.split('|').map((type): [string, CrimeGroupKey] => [type.toLowerCase(), group as CrimeGroupKey]),
  ),
)

/** Group of a notice by its type. */
export const groupOfNotice = (type: string): CrimeGroupKey => groups.get(type.trim().toLowerCase()) ?? 'other'
