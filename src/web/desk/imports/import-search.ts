export const importSteps = ['columns', 'map', 'codes', 'check'] as const
export type ImportStep = (typeof importSteps)[number]

/** What the address of the import page holds: which file is on its way, and how far the person has come with it. */
export interface ImportSearch {
  readonly draft?: string
  readonly step?: ImportStep
}

export function parseImportSearch({ draft, step }: Readonly<Record<string, unknown>>): ImportSearch {
  if (typeof draft !== 'string' || !/^[0-9a-f-]{36}$/.test(draft)) return {}
  return { draft, step: importSteps.find((known) => known === step) ?? 'columns' }
}
