import { useWords } from '../../../ui/language.tsx'
import { words } from './map-words.ts'
import type { Basemap } from './use-basemap.ts'

/** Whose base map it is, or quietly that there is none for now. */
export function BasemapLine({ basemap: { credit, isLost } }: { readonly basemap: Basemap }) {
  const say = useWords(words)
  if (credit !== null) return <p className="basemap-line">{say.basemap(credit)}</p>
  return isLost ? <output className="basemap-line">{say.basemapLost}</output> : null
}
