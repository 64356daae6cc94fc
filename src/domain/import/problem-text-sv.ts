import type { ProblemFacts, ProblemSentences } from './problem-text.ts'

const value = ({ value: text }: ProblemFacts) => (text === null || text === '' ? 'Värdet' : `”${text}”`)
const column = ({ column: name }: ProblemFacts) => (name === null ? '' : ` i kolumnen ${name}`)

const named = ({ column: name }: ProblemFacts) => (name === null ? '' : ` ${name}`)

/** Swedish: what happened, and what to do about it. */
export const problemTextSv: ProblemSentences = {
  'file.empty': () => 'Filen är tom. Exportera den på nytt och välj den igen.',
  'file.header-only': () => 'Filen har bara en rubrikrad. Kontrollera urvalet i källsystemet och exportera igen.',
  'file.too-large': () => 'Filen är för stor; gränsen är 200 MB. Dela upp exporten i kortare perioder.',
  'file.unknown-format': () =>
    'Filformatet känns inte igen. Spara som CSV, XLSX, GeoJSON eller en JSON-rad per händelse.',
  'file.encoding': () => 'Filens teckenkodning går inte att läsa. Spara den som CSV med UTF-8.',
  'file.quotes-broken': (p) =>
    `Ett citattecken${column(p)} öppnas men stängs aldrig. Rätta raden, eller exportera med citattecken runt text.`,
  'file.line-too-long': () => 'En rad är orimligt lång. Kontrollera radslut och citattecken och exportera igen.',
  'file.zip-bomb': () =>
    'Arbetsboken packas upp till långt mer än den får. Öppna den i kalkylprogrammet och spara bladet som CSV.',
  'file.too-deep': () => 'Filen är nästlad i för många nivåer. Exportera händelserna som en platt lista.',
  'file.not-json': () => 'Det här är inte giltig JSON. Exportera filen på nytt, eller spara som CSV.',
  'file.xlsx-broken': () =>
    'Arbetsboken är skadad eller låst med lösenord. Öppna den i kalkylprogrammet och spara en ny kopia.',
  'file.no-time-column': () => 'Ingen kolumn säger när händelsen inträffade. Ange kolumnen för tid i kolumnvalet.',
  'file.no-place-column': () =>
    'Ingen kolumn säger var händelsen inträffade. Ange kolumner för koordinater, plats eller gata i kolumnvalet.',
  'file.crs-needed': () =>
    'Det går inte att se vilket koordinatsystem filen har. Ange det, till exempel EPSG:3006 för SWEREF 99 TM eller EPSG:3011 för SWEREF 99 18 00.',
  'file.crs-unknown': (p) =>
    `Koordinatsystemet ${p.value === null ? '' : `”${p.value}” `}är okänt. Ange en EPSG-kod, till exempel EPSG:3006.`,
  'file.person-column': (p) =>
    `Kolumnen${named(p)} ser ut att gälla personer och får inte användas. Välj en annan kolumn; personuppgifter läses aldrig in.`,
  'file.columns-repeated': (p) => `Rubriken${named(p)} finns flera gånger. Ge varje kolumn ett eget namn.`,
  'file.too-many-columns': () => 'Filen har för många kolumner. Exportera bara de kolumner som behövs.',
  'row.columns-differ': () =>
    'Raden har ett annat antal fält än rubrikraden. Kontrollera avgränsare och citattecken på raden.',
  'time.missing': (p) => `Tiden saknas${column(p)}. Fyll i datum, eller ta bort raden.`,
  'time.malformed': (p) =>
    `${value(p)}${column(p)} går inte att läsa som datum eller tid. Skriv till exempel 2021-02-15 21:30.`,
  'time.impossible': (p) => `${value(p)}${column(p)} finns inte i kalendern. Kontrollera dag, månad och klockslag.`,
  'time.in-dst-gap': (p) =>
    `Klockslaget${column(p)} finns inte: klockan ställdes fram den natten. Tiden har flyttats fram en timme; rätta den om den är fel.`,
  'time.end-before-start': (p) =>
    `Sluttiden${column(p)} ligger före starttiden. Byt plats på tiderna eller rätta den som är fel.`,
  'time.future': (p) =>
    `${value(p)}${column(p)} ligger i framtiden. Kontrollera årtalet och ordningen mellan dag och månad.`,
  'place.missing': () =>
    'Raden säger inte var det hände. Händelsen räknas utan plats; fyll i koordinater eller plats om de finns.',
  'place.unknown': (p) =>
    `Platsen ${p.value === null ? '' : `”${p.value}” `}finns inte i insatsens platser. Händelsen räknas utan plats; lägg till platsen eller rätta stavningen.`,
  'position.malformed': (p) =>
    `${value(p)}${column(p)} går inte att läsa som koordinat. Skriv bara siffror, till exempel 59,2190 eller 6568153.`,
  'position.not-finite': (p) => `${value(p)}${column(p)} är inget tal. Lämna fältet tomt om koordinaten saknas.`,
  'position.zero': () =>
    'Koordinaten är 0, 0, som många system skriver när läget saknas. Lämna fälten tomma, eller fyll i rätt läge.',
  'position.swapped': () =>
    'Koordinaterna verkar ha bytt plats: nord står där öst väntades. Byt de två kolumnerna i kolumnvalet.',
  'position.outside': (p) =>
    `${value(p)} ligger utanför koordinatsystemets område. Kontrollera att rätt koordinatsystem är valt.`,
  'geometry.wrong-type': () => 'Geometrin har fel typ. Händelser ska vara punkter; områden ska vara polygoner.',
  'geometry.self-crossing': (p) =>
    `Områdets gräns korsar sig själv${p.value === null ? '' : ` vid ${p.value}`}. Rita om gränsen så att den inte korsas.`,
  'geometry.not-closed': () => 'Områdets gräns är inte sluten. Upprepa den första punkten sist.',
  'code.unknown': (p) =>
    `Brottskoden ${value(p)} finns inte i kodtabellen. Lägg till den i tabellen eller rätta raden. Koden kan vara känslig, så utan den visas händelsen högst per område.`,
  'code.malformed': (p) => `${value(p)}${column(p)} är ingen brottskod. Skriv fyra siffror, till exempel 0377.`,
  'code.ended': (p) =>
    `Brottskoden ${value(p)} gällde inte den dagen. Händelsen räknas ändå i kodens grupp; kontrollera koden och datumet.`,
  'group.unknown': (p) =>
    `${p.value === null ? 'Raden saknar brottskod och grupp' : `Gruppen ”${p.value}” är okänd`}. Ange vad värdet betyder i kolumnvalet.`,
  'source.unknown': (p) =>
    `Källan ${value(p)} är okänd. Ange i kolumnvalet om den betyder anmäld, upptäckt, iakttagen eller flöde.`,
  'investigation.unknown': (p) =>
    `Utredningsläget ${value(p)} är okänt. Ange i kolumnvalet om det betyder öppen, nedlagd eller uppklarad.`,
  'floor.malformed': (p) =>
    `${value(p)}${column(p)} går inte att läsa som våning. Skriv till exempel BV, 1 tr eller plan -1.`,
  'count.malformed': (p) => `${value(p)}${column(p)} är inget antal. Skriv ett heltal mellan 0 och 1000.`,
  'id.repeated': (p) =>
    `Id ${value(p)} finns på flera rader som inte är lika. Ge varje händelse ett eget id, eller välj att slå ihop rader med samma id.`,
  'id.too-long': () => 'Id är längre än 100 tecken. Kontrollera att rätt kolumn är vald som id.',
}
