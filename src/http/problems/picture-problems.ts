import type { ProblemText } from './problem-text.ts'

/** Refusals of the picture, its views and what is taken out of it. */
export const pictureProblems = {
  'export.too-many-rows': {
    status: 413,
    sv: {
      title: 'Fler rader än ett kalkylblad rymmer',
      detail: 'Ett blad rymmer 1 048 575 rader. Välj CSV eller en kortare tid.',
    },
    en: {
      title: 'More rows than a sheet holds',
      detail: 'A sheet holds 1,048,575 rows. Choose CSV or a shorter time.',
    },
  },
  'feature.not-found': {
    status: 404,
    sv: { title: 'Objektet finns inte', detail: 'Samlingen har inget objekt med det id:t.' },
    en: { title: 'No such feature', detail: 'The collection has no feature with that id.' },
  },
  'unresolved.not-found': {
    status: 404,
    sv: {
      title: 'Händelsen står inte på tavlan',
      detail: 'Den är uppklarad, finns inte eller är inte grov. Hämta om.',
    },
    en: {
      title: 'The incident is not on the board',
      detail: 'It has been cleared, does not exist or is not serious. Reload.',
    },
  },
  'statement.untrue': {
    status: 409,
    sv: {
      title: 'Det vore inte sant nu',
      detail: 'Utredningens läge har ändrats. Hämta om och välj bland det som går att säga. Inget sparades.',
    },
    en: {
      title: 'That would not be true now',
      detail: 'The state of the investigation has changed. Reload and choose among what can be said. Nothing was kept.',
    },
  },
  'statement.changed': {
    status: 409,
    sv: {
      title: 'Någon hann före',
      detail: 'Någon annan har beslutat sedan du såg tavlan. Ditt sparades inte; svaret visar det beslutet.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'Somebody else has decided since you saw the board. Yours was not kept; the answer shows that decision.',
    },
  },
  'view.not-found': {
    status: 404,
    sv: { title: 'Vyn finns inte', detail: 'Någon har tagit bort den, eller så är den inte din. Hämta om.' },
    en: { title: 'No such view', detail: 'Somebody has deleted it, or it is not yours. Reload.' },
  },
  'view.not-yours': {
    status: 403,
    sv: {
      title: 'Vyn är någon annans',
      detail: 'Den som sparade en delad vy kan ändra den, och insatschefen. Spara en egen i stället.',
    },
    en: {
      title: 'The view is somebody else’s',
      detail: 'Whoever saved a shared view can change it, and the commander. Save one of your own instead.',
    },
  },
  'view.changed': {
    status: 409,
    sv: {
      title: 'Någon hann före',
      detail: 'Vyn har fått ett annat namn sedan du såg den. Ditt namn sparades inte; svaret visar hur den ser ut nu.',
    },
    en: {
      title: 'Somebody else was first',
      detail:
        'The view has got another name since you saw it. Your name was not kept; the answer shows what it is now.',
    },
  },
  'view.name-malformed': {
    status: 400,
    sv: { title: 'Namnet saknas eller är för långt', detail: 'Ge vyn ett namn med 1 till 80 tecken.' },
    en: { title: 'The name is missing or too long', detail: 'Give the view a name of 1 to 80 characters.' },
  },
  'view.name-person': {
    status: 400,
    sv: {
      title: 'Namnet ser ut att gälla en person',
      detail: 'Döp vyn efter en plats, en tid eller ett slags brott. Inget sparades.',
    },
    en: {
      title: 'The name seems to be of a person',
      detail: 'Name the view after a place, a time or a kind of crime. Nothing was kept.',
    },
  },
  'view.too-many': {
    status: 409,
    sv: { title: 'Du har redan 50 vyer', detail: 'Ta bort någon som inte behövs och försök igen.' },
    en: { title: 'You have 50 views already', detail: 'Delete one that is not needed and try again.' },
  },
} as const satisfies Record<string, ProblemText>
