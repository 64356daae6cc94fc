import enApi from '../../../../docs/guides/en/api-and-exports.md?raw'
import enFirst from '../../../../docs/guides/en/first-evening.md?raw'
import enImport from '../../../../docs/guides/en/import.md?raw'
import enMap from '../../../../docs/guides/en/map.md?raw'
import enMembers from '../../../../docs/guides/en/members.md?raw'
import enPicture from '../../../../docs/guides/en/picture.md?raw'
import enPlaces from '../../../../docs/guides/en/places.md?raw'
import enPoints from '../../../../docs/guides/en/points.md?raw'
import enPresence from '../../../../docs/guides/en/presence.md?raw'
import enUnresolved from '../../../../docs/guides/en/unresolved.md?raw'
import svApi from '../../../../docs/guides/sv/api-and-exports.md?raw'
import svFirst from '../../../../docs/guides/sv/first-evening.md?raw'
import svImport from '../../../../docs/guides/sv/import.md?raw'
import svMap from '../../../../docs/guides/sv/map.md?raw'
import svMembers from '../../../../docs/guides/sv/members.md?raw'
import svPicture from '../../../../docs/guides/sv/picture.md?raw'
import svPlaces from '../../../../docs/guides/sv/places.md?raw'
import svPoints from '../../../../docs/guides/sv/points.md?raw'
import svPresence from '../../../../docs/guides/sv/presence.md?raw'
import svUnresolved from '../../../../docs/guides/sv/unresolved.md?raw'
import type { Language } from '../../ui/language.tsx'

/** The guides as they stand in the documentation: one text for the page and for the screen. */
export const guides: Readonly<Record<Language, readonly string[]>> = {
  sv: [svFirst, svImport, svPicture, svMap, svPlaces, svPoints, svUnresolved, svPresence, svMembers, svApi],
  en: [enFirst, enImport, enPicture, enMap, enPlaces, enPoints, enUnresolved, enPresence, enMembers, enApi],
}
