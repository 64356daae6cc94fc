const sv = {
  invite: 'Ny här? Ta en runda på fem minuter',
  decline: 'Nej tack, visa inte igen',
  title: 'Första rundan',
  at: (n: string, of: string) => `${n} av ${of}`,
  back: 'Tillbaka',
  next: 'Nästa',
  end: 'Klar',
  close: 'Avsluta rundan',
  again: 'Rundan finns kvar under Verktyg, Hjälp.',
  steps: [
    {
      title: 'En mening som svarar',
      text: 'Den säger det siffrorna räcker till, och inte mer. ”Varför?” öppnar metoden, urvalet och raderna bakom.',
    },
    {
      title: 'Kartan',
      text: 'Stor och mörk skiva: många händelser i veckan. Streckad ring: så hög kan takten vara. Tryck på en skiva, så väljs platsen överallt.',
    },
    {
      title: 'Platser i ordning',
      text: 'Takt med osäkerhet, och ändring sedan start i en egen kolumn. Platser som inte går att skilja åt säger det.',
    },
    {
      title: 'Tiden',
      text: 'Dra över staplarna för att välja veckor. Rutnätet visar timme och veckodag. Skrafferade veckor är ofullständiga: anmälningar kommer sent.',
    },
    {
      title: 'Punkter och olösta',
      text: 'Siffrorna föreslår, insatschefen bekräftar. En punkt behåller sin historia när problemet flyttar in i ett trapphus.',
    },
    {
      title: 'Nytt, och vyer',
      text: 'Här står vad som är nytt sedan du senast tittade. Under Vyer sparar du det du ser och kommer tillbaka med ett klick.',
    },
  ],
}

const en: typeof sv = {
  invite: 'New here? Take a five-minute walk',
  decline: 'No thanks, do not show again',
  title: 'The first walk',
  at: (n, of) => `${n} of ${of}`,
  back: 'Back',
  next: 'Next',
  end: 'Done',
  close: 'End the walk',
  again: 'The walk stays under Tools, Help.',
  steps: [
    {
      title: 'One sentence that answers',
      text: 'It says what the figures bear, and no more. “Why?” opens the method, the filters and the rows behind it.',
    },
    {
      title: 'The map',
      text: 'A large, dark disc: many incidents a week. A dashed ring: so high the rate may be. Press a disc, and the place is chosen everywhere.',
    },
    {
      title: 'Places in order',
      text: 'The rate with its interval, and change since the start in a column of its own. Places that cannot be told apart say so.',
    },
    {
      title: 'The time',
      text: 'Drag over the bars to choose weeks. The grid shows hour and weekday. Hatched weeks are incomplete: reports come late.',
    },
    {
      title: 'Points and what is unresolved',
      text: 'The numbers propose, the commander confirms. A point keeps its history when the problem moves into a stairwell.',
    },
    {
      title: 'What is new, and views',
      text: 'Here stands what is new since your last look. Under Views you keep what you see and come back in one click.',
    },
  ],
}

/** What each step points at, in the order of the steps. */
export const stepTargets = [
  '.sentence',
  '.floor',
  '.ranked-head, .points, .unresolved',
  '.time-strip',
  '.panel-tabs',
  '.look-bar',
] as const

export const words = { sv, en }
