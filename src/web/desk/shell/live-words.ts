const sv = {
  since: (time: string) => `Inte uppdaterad sedan ${time}.`,
  tryNow: 'Försök nu',
}

const en: typeof sv = {
  since: (time) => `Not updated since ${time}.`,
  tryNow: 'Try now',
}

export const words = { sv, en }
