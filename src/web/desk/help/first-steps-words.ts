const sv = {
  title: 'Så kommer insatsen i gång',
  places: 'Platser och områden',
  placesDone: 'De finns.',
  placesTodo: 'Det finns inga platser än. Med platser vet Närvaro vad som är ett torg och vad som är ett trapphus.',
  incidents: 'Händelser',
  incidentsTodo: 'Importera en export. Den visas innan något sparas, och går att ångra.',
  points: 'Punkter',
  pointsTodo: 'Siffrorna föreslår platser, insatschefen bekräftar dem.',
  help: 'Hela vägen står i vägledningen Första kvällen, under Verktyg, Hjälp.',
}

const en: typeof sv = {
  title: 'How the operation gets going',
  places: 'Places and areas',
  placesDone: 'They are there.',
  placesTodo: 'There are no places yet. With places Närvaro knows what is a square and what is a stairwell.',
  incidents: 'Incidents',
  incidentsTodo: 'Import an export. It is shown before anything is kept, and can be undone.',
  points: 'Points',
  pointsTodo: 'The numbers propose places, the commander confirms them.',
  help: 'The whole way is in the guide The first evening, under Tools, Help.',
}

export const words = { sv, en }
