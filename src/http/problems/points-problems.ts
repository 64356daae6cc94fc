import type { ProblemText } from './problem-text.ts'

/** Refusals of decisions on points. */
export const pointsProblems = {
  'point.not-found': {
    status: 404,
    sv: { title: 'Punkten finns inte', detail: 'Insatsen har ingen punkt med det id:t.' },
    en: { title: 'No such point', detail: 'The operation has no point with that id.' },
  },
  'point.closed': {
    status: 409,
    sv: {
      title: 'Punkten är avslutad',
      detail: 'En avslutad punkt kan inte ändras. Ångra avslutet, eller bekräfta platsen som en ny punkt.',
    },
    en: {
      title: 'The point is closed',
      detail: 'A closed point cannot be changed. Undo the closing, or confirm the place as a new point.',
    },
  },
  'point.changed': {
    status: 409,
    sv: {
      title: 'Någon hann före',
      detail: 'Punkten har ändrats sedan du såg den. Inget av ditt sparades; svaret visar hur den ser ut nu.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'The point has changed since you saw it. Nothing of yours was kept; the answer shows what it is now.',
    },
  },
  'point.place-taken': {
    status: 409,
    sv: {
      title: 'Där finns redan en punkt',
      detail: 'Två öppna punkter kan inte ha samma plats. Slå ihop dem i stället.',
    },
    en: {
      title: 'There is a point already',
      detail: 'Two open points cannot have the same place. Merge them instead.',
    },
  },
  'point.same-place': {
    status: 409,
    sv: { title: 'Punkten är redan där', detail: 'Välj en annan plats att flytta till.' },
    en: { title: 'The point is there already', detail: 'Choose another place to move it to.' },
  },
  'point.state-not-next': {
    status: 409,
    sv: {
      title: 'Läget kan inte följa på det förra',
      detail: 'Bevakad blir aktiv eller avslutad, aktiv trappas av, avtrappad blir aktiv igen eller avslutas.',
    },
    en: {
      title: 'That state cannot come next',
      detail:
        'A watched point becomes active or closed, an active one tapers, a tapering one becomes active again or is closed.',
    },
  },
  'point.day-out-of-order': {
    status: 409,
    sv: {
      title: 'Dagen stämmer inte',
      detail: 'Välj en dag från det att punkten kom till sin nuvarande plats, till och med i dag.',
    },
    en: {
      title: 'The day does not fit',
      detail: 'Choose a day from when the point came to where it stands, up to today.',
    },
  },
  'point.too-few': {
    status: 409,
    sv: { title: 'Det räcker inte till', detail: 'Att slå ihop kräver minst två punkter, att dela minst två platser.' },
    en: { title: 'That is too few', detail: 'Merging takes two points at least, splitting two places.' },
  },
  'point.decision-not-found': {
    status: 404,
    sv: { title: 'Beslutet finns inte', detail: 'Insatsen har inget beslut om punkter med det id:t.' },
    en: { title: 'No such decision', detail: 'The operation has no decision on points with that id.' },
  },
  'point.already-undone': {
    status: 409,
    sv: { title: 'Beslutet är redan ångrat', detail: 'Hämta om: någon har ångrat det.' },
    en: { title: 'The decision is undone already', detail: 'Reload: somebody has undone it.' },
  },
  'point.decided-since': {
    status: 409,
    sv: { title: 'Senare beslut bygger på det här', detail: 'Ångra det senaste beslutet om punkten först.' },
    en: { title: 'Later decisions build on this one', detail: 'Undo the newest decision on the point first.' },
  },
} as const satisfies Record<string, ProblemText>
