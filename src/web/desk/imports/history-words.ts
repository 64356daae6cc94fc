export const words = {
  sv: { failed: 'Tidigare importer gick inte att hämta. De finns kvar.' },
  en: { failed: 'Earlier imports could not be fetched. They are still there.' },
}
