const sv = {
  number: 'nummer: plats i listan',
  point: 'bekräftad punkt',
}

const en: typeof sv = {
  number: 'number: place in the list',
  point: 'confirmed point',
}

export const words = { sv, en }
