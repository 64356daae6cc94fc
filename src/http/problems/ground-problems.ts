import type { ProblemText } from './problem-text.ts'

/** Refusals of edits of places, areas and walks. */
export const groundProblems = {
  'ground.conflict': {
    status: 409,
    sv: {
      title: 'Någon annan har ändrat samma plats',
      detail: 'Inget sparades. Båda versionerna står i records. Välj vilken som ska gälla.',
    },
    en: {
      title: 'Somebody else has changed the same place',
      detail: 'Nothing was kept. Both versions are in records. Choose which one is to stand.',
    },
  },
  'ground.changed-since': {
    status: 409,
    sv: { title: 'Det går inte att ångra längre', detail: 'Platsen har ändrats efteråt. Ångra den ändringen först.' },
    en: { title: 'It can no longer be undone', detail: 'The place was changed afterwards. Undo that change first.' },
  },
  'ground-edit.not-found': {
    status: 404,
    sv: { title: 'Ändringen finns inte', detail: 'Insatsen har ingen ändring av marken med det id:t.' },
    en: { title: 'No such edit', detail: 'The operation has no edit of its ground with that id.' },
  },
  'ground.not-found': {
    status: 422,
    sv: { title: 'Platsen finns inte', detail: 'Hämta om platserna och försök igen. Inget sparades.' },
    en: { title: 'No such place', detail: 'Reload the places and try again. Nothing was kept.' },
  },
  'ground.id-taken': {
    status: 422,
    sv: { title: 'Id:t är upptaget', detail: 'Ge den nya platsen ett annat id. Inget sparades.' },
    en: { title: 'The id is taken', detail: 'Give the new place another id. Nothing was kept.' },
  },
  'geometry.self-crossing': {
    status: 422,
    sv: { title: 'Ytan korsar sig själv', detail: 'Korsningen står i at. Flytta ett av hörnen. Inget sparades.' },
    en: {
      title: 'The area crosses itself',
      detail: 'The crossing is in at. Move one of the corners. Nothing was kept.',
    },
  },
  'geometry.broken': {
    status: 422,
    sv: { title: 'Formen är inte hel', detail: 'En yta behöver tre hörn och ska slutas, en linje två punkter.' },
    en: {
      title: 'The shape is not whole',
      detail: 'An area needs three corners and must be closed, a line two points.',
    },
  },
  'place.outside': {
    status: 422,
    sv: {
      title: 'Platsen ligger långt utanför insatsen',
      detail: 'Den är mer än 20 km från insatsens områden. Kontrollera koordinaterna. Inget sparades.',
    },
    en: {
      title: 'The place lies far outside the operation',
      detail: 'It is more than 20 km from its areas. Check the coordinates. Nothing was kept.',
    },
  },
  'place.nowhere': {
    status: 422,
    sv: { title: 'Platsen ligger ingenstans', detail: 'Rita den, eller säg vilken plats den ligger i.' },
    en: { title: 'The place is nowhere', detail: 'Draw it, or say which place it lies in.' },
  },
  'place.floor-without-building': {
    status: 422,
    sv: {
      title: 'Det saknas ett hus',
      detail: 'Ett trapphus, plan eller en källare måste ligga i ett hus. Välj huset.',
    },
    en: { title: 'There is no building', detail: 'A stairwell, floor or cellar must lie in a building. Choose it.' },
  },
  'place.floor-outdoors': {
    status: 422,
    sv: { title: 'Plan finns bara inomhus', detail: 'Ta bort våningen, eller säg att platsen ligger inomhus.' },
    en: { title: 'Floors are indoors only', detail: 'Remove the floor, or say that the place is indoors.' },
  },
  'place.ring': {
    status: 422,
    sv: { title: 'Platserna ligger i varandra', detail: 'En plats kan inte ligga i något som ligger i den.' },
    en: { title: 'The places lie in each other', detail: 'A place cannot lie in something that lies in it.' },
  },
  'place.duplicate': {
    status: 422,
    sv: { title: 'Platsen finns redan', detail: 'Samma namn, typ och våning finns på samma ställe. Byt namn.' },
    en: {
      title: 'The place is there already',
      detail: 'The same name, kind and floor is in the same place. Rename it.',
    },
  },
  'place.name-personal': {
    status: 422,
    sv: { title: 'Namnet ser ut som en personuppgift', detail: 'Kalla platsen vid vad den är. Inget sparades.' },
    en: { title: 'The name looks like a person’s data', detail: 'Name the place by what it is. Nothing was kept.' },
  },
  'place.has-incidents': {
    status: 409,
    sv: {
      title: 'Det har hänt saker på platsen',
      detail: 'Den kan inte tas bort. Slå ihop den med en annan plats, så följer händelserna med.',
    },
    en: {
      title: 'Things have happened at the place',
      detail: 'It cannot be removed. Merge it into another place, and its incidents follow.',
    },
  },
  'area.has-incidents': {
    status: 409,
    sv: {
      title: 'Händelser är förda till området',
      detail: 'Det kan inte tas bort. Slå ihop det med ett annat område, så följer de med.',
    },
    en: {
      title: 'Incidents are recorded in the area',
      detail: 'It cannot be removed. Merge it into another area, and they follow.',
    },
  },
  'merge.itself': {
    status: 422,
    sv: { title: 'Det är samma plats', detail: 'Välj två olika platser att slå ihop.' },
    en: { title: 'It is the same place', detail: 'Choose two different places to merge.' },
  },
  'merge.two-points': {
    status: 409,
    sv: {
      title: 'Båda platserna har en öppen punkt',
      detail: 'Slå ihop punkterna först, under Punkter i lägesbilden. Inget sparades.',
    },
    en: {
      title: 'Both places have an open point',
      detail: 'Merge the points first, under Points in the picture. Nothing was kept.',
    },
  },
  'merge.one-in-the-other': {
    status: 422,
    sv: { title: 'Den ena ligger i den andra', detail: 'Slå ihop åt andra hållet: behåll den som ligger ytterst.' },
    en: { title: 'One lies in the other', detail: 'Merge the other way about: keep the outer one.' },
  },
  'split.no-polygon': {
    status: 422,
    sv: { title: 'Bara en yta kan delas', detail: 'Platsen är en punkt, en linje eller flera ytor.' },
    en: { title: 'Only an area can be split', detail: 'The place is a point, a line or several areas.' },
  },
  'split.must-cross-twice': {
    status: 422,
    sv: { title: 'Linjen delar inte ytan', detail: 'Börja utanför, gå tvärs igenom och sluta utanför.' },
    en: { title: 'The line does not split the area', detail: 'Begin outside, go right across and end outside.' },
  },
  'split.crosses-hole': {
    status: 422,
    sv: { title: 'Linjen går genom ett hål', detail: 'Dra den vid sidan av hålet.' },
    en: { title: 'The line passes through a hole', detail: 'Draw it beside the hole.' },
  },
  'walk.ends': {
    status: 422,
    sv: { title: 'Vägen saknar ändar', detail: 'Välj två olika platser, eller rita en linje.' },
    en: { title: 'The walk has no ends', detail: 'Choose two different places, or draw a line.' },
  },
  'walk.length-unknown': {
    status: 422,
    sv: { title: 'Hur många våningar?', detail: 'Ange hur många våningar trappan eller hissen går.' },
    en: { title: 'How many floors?', detail: 'Say how many floors the stairs or the lift goes.' },
  },
} as const satisfies Record<string, ProblemText>
