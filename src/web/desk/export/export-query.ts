import { type DeskSearch, filterOfSearch } from '../search.ts'

/** The part of the address that the files are made through; the chosen place only when somebody has said so. */
export type ExportChoice = ReturnType<typeof filterOfSearch> & Pick<DeskSearch, 'place' | 'compare'>

/**
 * What an export is made through.
 * @param onlyPlace whether the chosen place narrows it: in the picture it marks a place and filters nothing
 */
export const exportChoice = (search: DeskSearch, onlyPlace: boolean): ExportChoice => ({
  ...filterOfSearch(search),
  ...(onlyPlace && search.place && { place: search.place }),
  ...(search.compare && { compare: search.compare }),
})

/** The query of a file of incidents, where no periods are compared. */
export const incidentQuery = (choice: ExportChoice): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(choice).filter(([key]) => key !== 'compare'))

/** The query of the ranking, whose changes lie between the periods of the picture. */
export const rankingQuery = (choice: ExportChoice): Readonly<Record<string, string>> => ({ ...choice })
