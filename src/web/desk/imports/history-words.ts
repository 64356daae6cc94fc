export const words = {
  sv: {
    failed: 'Tidigare importer gick inte att hämta. De finns kvar.',
    takesAway: (added: string, updated: string) => `Tar bort ${added} händelser och för tillbaka ${updated} ändrade.`,
    undoNow: 'Ångra importen',
    keep: 'Behåll den',
  },
  en: {
    failed: 'Earlier imports could not be fetched. They are still there.',
    takesAway: (added: string, updated: string) => `Removes ${added} incidents and takes ${updated} changed ones back.`,
    undoNow: 'Undo the import',
    keep: 'Keep it',
  },
}
