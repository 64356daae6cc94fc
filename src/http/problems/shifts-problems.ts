import type { ProblemText } from './problem-text.ts'

/** Refusals of units, shifts, patterns and appointments. */
export const shiftsProblems = {
  'unit.not-found': {
    status: 404,
    sv: { title: 'Patrullen finns inte', detail: 'Insatsen har ingen patrull med det id:t. Hämta om.' },
    en: { title: 'No such unit', detail: 'The operation has no unit with that id. Reload.' },
  },
  'unit.changed': {
    status: 409,
    sv: {
      title: 'Någon hann före',
      detail: 'Patrullen har ändrats sedan du såg den. Inget av ditt sparades; svaret visar hur den ser ut nu.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'The unit has changed since you saw it. Nothing of yours was kept; the answer shows what it is now.',
    },
  },
  'unit.label-malformed': {
    status: 400,
    sv: { title: 'Anropsnamnet går inte', detail: 'Skriv 1–40 tecken, till exempel ”4210” eller ”Värd 1”.' },
    en: { title: 'The call sign will not do', detail: 'Write 1–40 characters, such as “4210” or “Host 1”.' },
  },
  'unit.label-person': {
    status: 400,
    sv: {
      title: 'Det ser ut som en person',
      detail:
        'En patrull är aldrig en person. Skriv ett anropsnamn, till exempel ”4210”, och organisationens namn. Inget sparades.',
    },
    en: {
      title: 'It looks like a person',
      detail:
        'A unit is never a person. Write a call sign, such as “4210”, and the name of the organisation. Nothing was kept.',
    },
  },
  'unit.label-taken': {
    status: 409,
    sv: {
      title: 'Anropsnamnet finns redan',
      detail: 'En annan patrull heter så. Välj ett annat namn, eller ändra den patrullen.',
    },
    en: {
      title: 'The call sign is taken',
      detail: 'Another unit is called that. Choose another one, or change that unit.',
    },
  },
  'unit.organisation-malformed': {
    status: 400,
    sv: { title: 'Organisationen går inte', detail: 'Skriv 1–80 tecken: vem som skickar patrullen.' },
    en: { title: 'The organisation will not do', detail: 'Write 1–80 characters: who sends the unit.' },
  },
  'unit.adults-out-of-range': {
    status: 400,
    sv: { title: 'Så många kan en patrull inte vara', detail: 'En patrull är 1–20 vuxna. Dela upp den i flera.' },
    en: { title: 'A unit cannot be that many', detail: 'A unit is 1–20 adults. Divide it into several.' },
  },
  'unit.too-many': {
    status: 409,
    sv: {
      title: 'Fler patruller ryms inte',
      detail: 'En insats har högst 100 patruller. Ändra en som inte används längre.',
    },
    en: {
      title: 'No room for more units',
      detail: 'An operation has at most 100 units. Change one that is no longer used.',
    },
  },
  'shift.not-found': {
    status: 404,
    sv: { title: 'Passet finns inte', detail: 'Det kan ha tagits bort. Hämta om.' },
    en: { title: 'No such shift', detail: 'It may have been withdrawn. Reload.' },
  },
  'shift.changed': {
    status: 409,
    sv: {
      title: 'Någon hann före',
      detail: 'Passet har ändrats sedan du såg det. Inget av ditt sparades; svaret visar hur det ser ut nu.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'The shift has changed since you saw it. Nothing of yours was kept; the answer shows what it is now.',
    },
  },
  'shift.no-length': {
    status: 400,
    sv: {
      title: 'Passet har ingen längd',
      detail: 'Det slutar när det börjar, eller före. Går det över midnatt slutar det dagen efter.',
    },
    en: {
      title: 'The shift has no length',
      detail: 'It ends when it begins, or before. If it passes midnight it ends the day after.',
    },
  },
  'shift.too-long': {
    status: 400,
    sv: {
      title: 'Passet är för långt',
      detail: 'Ett pass är högst 16 timmar. Kontrollera datumet, eller dela upp det.',
    },
    en: { title: 'The shift is too long', detail: 'A shift is at most 16 hours. Check the date, or divide it.' },
  },
  'shift.break-no-length': {
    status: 400,
    sv: { title: 'En rast har ingen längd', detail: 'Den slutar när den börjar, eller före.' },
    en: { title: 'A break has no length', detail: 'It ends when it begins, or before.' },
  },
  'shift.break-outside': {
    status: 400,
    sv: {
      title: 'En rast ligger utanför passet',
      detail: 'Flytta rasten så att den ryms mellan passets början och slut.',
    },
    en: {
      title: 'A break lies outside the shift',
      detail: 'Move the break so that it fits between the start and the end of the shift.',
    },
  },
  'shift.breaks-overlap': {
    status: 400,
    sv: { title: 'Två raster går i varandra', detail: 'Gör dem till en, eller lägg tid emellan.' },
    en: { title: 'Two breaks overlap', detail: 'Make them one, or leave time between them.' },
  },
  'shift.no-units': {
    status: 400,
    sv: { title: 'Passet har ingen patrull', detail: 'Välj minst en patrull.' },
    en: { title: 'The shift has no unit', detail: 'Choose at least one unit.' },
  },
  'shift.unit-unknown': {
    status: 404,
    sv: { title: 'En patrull finns inte', detail: 'Passet nämner en patrull som insatsen inte har. Hämta om.' },
    en: { title: 'A unit does not exist', detail: 'The shift names a unit that the operation does not have. Reload.' },
  },
  'shift.unit-retired': {
    status: 409,
    sv: { title: 'En patrull används inte längre', detail: 'Välj en annan patrull, eller ta den i bruk igen.' },
    en: { title: 'A unit is retired', detail: 'Choose another unit, or bring it back.' },
  },
  'shift.unit-taken': {
    status: 409,
    sv: {
      title: 'Patrullen är redan i tjänst då',
      detail: 'En patrull kan bara gå ett pass i taget. Det andra passet står i shiftId. Inget sparades.',
    },
    en: {
      title: 'The unit is already on duty then',
      detail: 'A unit can be on one shift at a time. The other shift is in shiftId. Nothing was kept.',
    },
  },
  'shift.leaves-appointment': {
    status: 409,
    sv: {
      title: 'En avtalad tid skulle stå utan patrull',
      detail: 'Ta bort eller flytta den avtalade tiden först. Inget sparades.',
    },
    en: {
      title: 'An appointment would be left without a unit',
      detail: 'Call off or move the appointment first. Nothing was kept.',
    },
  },
  'pattern.no-days': {
    status: 400,
    sv: {
      title: 'Mönstret har inga dagar',
      detail: 'Inga av veckodagarna ligger mellan första och sista dagen, eller så är alla undantagna.',
    },
    en: {
      title: 'The pattern has no days',
      detail: 'None of its weekdays lies between the first and the last day, or all are left out.',
    },
  },
  'pattern.too-long': {
    status: 400,
    sv: { title: 'Mönstret är för långt', detail: 'Ett mönster gäller högst ett år. Gör ett nytt därefter.' },
    en: { title: 'The pattern is too long', detail: 'A pattern lasts a year at most. Make a new one after that.' },
  },
  'pattern.not-found': {
    status: 404,
    sv: { title: 'Mönstret finns inte', detail: 'Det kan ha tagits bort. Hämta om.' },
    en: { title: 'No such pattern', detail: 'It may have been withdrawn. Reload.' },
  },
  'pattern.day-refused': {
    status: 409,
    sv: {
      title: 'En av dagarna går inte',
      detail: 'Dagen står i on och skälet i because. Undanta den dagen eller ändra det som är i vägen. Inget sparades.',
    },
    en: {
      title: 'One of the days cannot be',
      detail:
        'The day is in on and the reason in because. Leave that day out or change what is in the way. Nothing was kept.',
    },
  },
  'appointment.not-found': {
    status: 404,
    sv: { title: 'Den avtalade tiden finns inte', detail: 'Den kan ha tagits bort. Hämta om.' },
    en: { title: 'No such appointment', detail: 'It may have been called off. Reload.' },
  },
  'appointment.no-length': {
    status: 400,
    sv: { title: 'Den avtalade tiden har ingen längd', detail: 'Den slutar när den börjar, eller före.' },
    en: { title: 'The appointment has no length', detail: 'It ends when it begins, or before.' },
  },
  'appointment.place-unknown': {
    status: 404,
    sv: { title: 'Platsen finns inte', detail: 'Den kan ha slagits ihop med en annan. Välj den på nytt.' },
    en: { title: 'No such place', detail: 'It may have been merged with another. Choose it again.' },
  },
  'appointment.unit-unknown': {
    status: 404,
    sv: { title: 'Patrullen finns inte', detail: 'Insatsen har ingen patrull med det id:t. Hämta om.' },
    en: { title: 'No such unit', detail: 'The operation has no unit with that id. Reload.' },
  },
  'appointment.kind-may-not': {
    status: 409,
    sv: {
      title: 'Den sortens patrull gör inte det',
      detail:
        'Fältarbetare går inte med vid stängning, och väktare och nattvandrare står inte vid skolan. Välj en annan patrull.',
    },
    en: {
      title: 'That kind of unit does not do that',
      detail:
        'Youth workers do not walk along at closing time, and guards and night walkers do not stand at the school. Choose another unit.',
    },
  },
  'appointment.outside-shift': {
    status: 409,
    sv: {
      title: 'Patrullen är inte i tjänst då',
      detail: 'Hela tiden måste ligga i ett av patrullens pass. Planera passet först, eller välj en annan patrull.',
    },
    en: {
      title: 'The unit is not on duty then',
      detail: 'All of it must lie within one of the unit’s shifts. Plan the shift first, or choose another unit.',
    },
  },
  'appointment.in-break': {
    status: 409,
    sv: { title: 'Patrullen har rast då', detail: 'Flytta rasten, eller välj en annan tid.' },
    en: { title: 'The unit has a break then', detail: 'Move the break, or choose another time.' },
  },
  'appointment.unit-taken': {
    status: 409,
    sv: {
      title: 'Patrullen är redan bokad då',
      detail: 'En patrull kan vara på ett ställe i taget. Välj en annan patrull eller tid.',
    },
    en: {
      title: 'The unit is already bound then',
      detail: 'A unit can be in one place at a time. Choose another unit or time.',
    },
  },
} as const satisfies Record<string, ProblemText>
