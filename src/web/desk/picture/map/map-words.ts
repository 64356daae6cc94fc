const sv = {
  number: 'nummer: plats i listan',
  point: 'bekräftad punkt',
  basemap: (credit: string) => `Bakgrundskarta: ${credit}`,
  basemapLost: 'Bakgrundskartan går inte att nå. Allt annat fungerar.',
}

const en: typeof sv = {
  number: 'number: place in the list',
  point: 'confirmed point',
  basemap: (credit) => `Base map: ${credit}`,
  basemapLost: 'The base map cannot be reached. Everything else works.',
}

export const words = { sv, en }
