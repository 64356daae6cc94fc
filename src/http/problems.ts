/**
 * Every refusal the server can give: its HTTP status and what people are told, in both languages.
 * A code that is used anywhere and missing here does not compile. `{field}` is filled in.
 */
interface Words {
  readonly title: string
  readonly detail: string
}
export interface ProblemText {
  readonly status: number
  readonly sv: Words
  readonly en: Words
}

export const problems = {
  'route.unknown': {
    status: 404,
    sv: { title: 'Adressen finns inte', detail: 'Kontrollera adressen. Alla vägar står i API-tabellen.' },
    en: { title: 'No such address', detail: 'Check the address. All routes are in the API table.' },
  },
  'route.method': {
    status: 405,
    sv: { title: 'Metoden går inte att använda här', detail: 'Svaret säger i Allow vilka metoder som går.' },
    en: { title: 'Method not allowed here', detail: 'The Allow header of this answer names the methods that are.' },
  },
  'session.none': {
    status: 401,
    sv: { title: 'Du är inte inloggad', detail: 'Logga in. En inloggning gäller 15 minuter utan aktivitet.' },
    en: { title: 'You are not signed in', detail: 'Sign in. A session lasts 15 minutes without activity.' },
  },
  'sign-in.refused': {
    status: 401,
    sv: { title: 'Fel e-post eller lösenord', detail: 'Försök igen, eller be administratören om ett nytt lösenord.' },
    en: { title: 'Wrong e-mail or password', detail: 'Try again, or ask the administrator for a new password.' },
  },
  'sign-in.too-soon': {
    status: 429,
    sv: { title: 'För många försök', detail: 'Vänta så länge som Retry-After säger, högst en minut.' },
    en: { title: 'Too many attempts', detail: 'Wait as long as Retry-After says, at most a minute.' },
  },
  'sign-in.needs-https': {
    status: 403,
    sv: {
      title: 'Inloggning härifrån kräver https',
      detail: 'Sätt en https-proxy framför och ange dess adress i NARVARO_URL, eller logga in på samma dator.',
    },
    en: {
      title: 'Signing in from here needs https',
      detail: 'Put an https proxy in front and give its address in NARVARO_URL, or sign in on the same machine.',
    },
  },
  'token.refused': {
    status: 401,
    sv: {
      title: 'Nyckeln gäller inte',
      detail: 'Den är återkallad, har gått ut eller hör till en annan insats. Skapa en ny under Verktyg, API.',
    },
    en: {
      title: 'The token is not valid',
      detail: 'It was revoked, has expired or belongs to another operation. Make a new one under Tools, API.',
    },
  },
  'token.scope': {
    status: 403,
    sv: {
      title: 'Nyckeln räcker inte hit',
      detail: 'Den får bara läsa det som valdes när den skapades. Skapa en nyckel som får läsa detta också.',
    },
    en: {
      title: 'The token does not reach this far',
      detail: 'It reads only what was chosen when it was made. Make a token that may read this too.',
    },
  },
  'token.beyond-role': {
    status: 403,
    sv: {
      title: 'Nyckeln skulle få mer än du',
      detail: 'Välj bara sådant som din egen roll får läsa. Ingen nyckel skapades.',
    },
    en: {
      title: 'The token would be let do more than you',
      detail: 'Choose only what your own role may read. No token was made.',
    },
  },
  'token.not-found': {
    status: 404,
    sv: { title: 'Nyckeln finns inte', detail: 'Du har ingen nyckel med det id:t i insatsen.' },
    en: { title: 'No such token', detail: 'You have no token with that id in the operation.' },
  },
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
  'request.cross-site': {
    status: 403,
    sv: {
      title: 'Anropet kom från en annan webbplats',
      detail: 'Ändringar tas bara emot från Närvaros egen adress (Origin eller Sec-Fetch-Site).',
    },
    en: {
      title: 'The request came from another site',
      detail: 'Changes are taken only from Närvaro’s own address (Origin or Sec-Fetch-Site).',
    },
  },
  'operation.not-found': {
    status: 404,
    sv: { title: 'Insatsen finns inte', detail: 'Den finns inte, eller så är du inte med i den.' },
    en: { title: 'No such operation', detail: 'It does not exist, or you are not a member of it.' },
  },
  'role.not-allowed': {
    status: 403,
    sv: { title: 'Din roll räcker inte', detail: 'Be insatsens administratör om en roll som får göra detta.' },
    en: { title: 'Your role may not do this', detail: 'Ask the administrator of the operation for a role that may.' },
  },
  'input.malformed': {
    status: 400,
    sv: { title: 'Ett värde går inte att läsa', detail: 'Fältet {field} har fel form.' },
    en: { title: 'A value cannot be read', detail: 'The field {field} has the wrong form.' },
  },
  'input.unknown-field': {
    status: 400,
    sv: { title: 'Okänt fält', detail: 'Fältet {field} finns inte här. Ta bort det.' },
    en: { title: 'Unknown field', detail: 'There is no field {field} here. Remove it.' },
  },
  'input.missing-field': {
    status: 400,
    sv: { title: 'Ett fält saknas', detail: 'Fältet {field} måste finnas.' },
    en: { title: 'A field is missing', detail: 'The field {field} is required.' },
  },
  'input.repeated-field': {
    status: 400,
    sv: { title: 'Ett fält står två gånger', detail: 'Fältet {field} får stå en gång.' },
    en: { title: 'A field is repeated', detail: 'The field {field} may stand once.' },
  },
  'input.not-json': {
    status: 400,
    sv: { title: 'Innehållet är inte JSON', detail: 'Skicka ett JSON-objekt i UTF-8.' },
    en: { title: 'The content is not JSON', detail: 'Send one JSON object in UTF-8.' },
  },
  'input.too-deep': {
    status: 400,
    sv: { title: 'För djupt nästlad JSON', detail: 'Högst 32 nivåer tas emot.' },
    en: { title: 'JSON nested too deep', detail: 'At most 32 levels are accepted.' },
  },
  'input.too-large': {
    status: 413,
    sv: { title: 'För stort', detail: 'Högst 1 MB tas emot här; importfiler får vara 200 MB.' },
    en: { title: 'Too large', detail: 'At most 1 MB is accepted here; import files may be 200 MB.' },
  },
  'input.body-unexpected': {
    status: 400,
    sv: { title: 'Inget innehåll väntades', detail: 'Skicka anropet utan innehåll.' },
    en: { title: 'No content was expected', detail: 'Send the request without content.' },
  },
  'input.content-type': {
    status: 415,
    sv: { title: 'Fel innehållstyp', detail: 'Content-Type stämmer inte med vad som tas emot här.' },
    en: { title: 'Wrong content type', detail: 'Content-Type is not one that is accepted here.' },
  },
  'input.interrupted': {
    status: 400,
    sv: { title: 'Överföringen avbröts', detail: 'Inget sparades. Skicka igen.' },
    en: { title: 'The transfer was cut off', detail: 'Nothing was kept. Send it again.' },
  },
  'member.not-found': {
    status: 404,
    sv: { title: 'Personen finns inte', detail: 'Lägg först upp kontot med kommandot narvaro user add.' },
    en: { title: 'No such person', detail: 'Make the account first, with the command narvaro user add.' },
  },
  'member.elsewhere': {
    status: 409,
    sv: {
      title: 'Personen är med i fler insatser än dina',
      detail: 'Den som driver servern kan ge ett nytt lösenord: narvaro user reset-password.',
    },
    en: {
      title: 'The person is in operations that are not yours',
      detail: 'Whoever runs the server can give a new password: narvaro user reset-password.',
    },
  },
  'user.email-malformed': {
    status: 400,
    sv: { title: 'Det är ingen e-postadress', detail: 'Skriv adressen som namn@exempel.se.' },
    en: { title: 'That is no e-mail address', detail: 'Write it like name@example.org.' },
  },
  'user.name-malformed': {
    status: 400,
    sv: { title: 'Namnet saknas eller är för långt', detail: 'Det ska ha mellan 1 och 200 tecken.' },
    en: { title: 'The name is missing or too long', detail: 'It must have between 1 and 200 characters.' },
  },
  'password.wrong': {
    status: 409,
    sv: { title: 'Fel nuvarande lösenord', detail: 'Lösenordet är oförändrat. Försök igen.' },
    en: { title: 'Wrong present password', detail: 'The password is unchanged. Try again.' },
  },
  'member.last-administrator': {
    status: 409,
    sv: {
      title: 'Insatsen skulle bli utan administratör',
      detail: 'Gör först någon annan till administratör.',
    },
    en: {
      title: 'The operation would have no administrator',
      detail: 'Make somebody else administrator first.',
    },
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
      detail: 'Punkten har ändrats sedan du såg den. Så som den är nu står i now; inget av ditt sparades.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'The point has changed since you saw it. What it is now is in now; nothing of yours was kept.',
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
      detail: 'Vyn har fått ett annat namn sedan du såg den. Så som den är nu står i now; ditt namn sparades inte.',
    },
    en: {
      title: 'Somebody else was first',
      detail: 'The view has got another name since you saw it. What it is now is in now; your name was not kept.',
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
  'import.not-found': {
    status: 404,
    sv: { title: 'Importen finns inte', detail: 'Insatsen har ingen import med det id:t.' },
    en: { title: 'No such import', detail: 'The operation has no import with that id.' },
  },
  'import.not-done': {
    status: 409,
    sv: { title: 'Det finns inget att ångra', detail: 'Importen vägrades, är redan ångrad eller pågår.' },
    en: { title: 'There is nothing to undo', detail: 'The import was refused, is undone already or is under way.' },
  },
  'import.built-upon': {
    status: 409,
    sv: { title: 'En senare import bygger på den här', detail: 'Ångra den senare importen först.' },
    en: { title: 'A later import builds on this one', detail: 'Undo the later import first.' },
  },
  'import.refused': {
    status: 422,
    sv: { title: 'Filen togs inte emot', detail: 'Inga rader sparades. Felen står rad för rad i problems.' },
    en: { title: 'The file was refused', detail: 'No row was kept. The faults are in problems, row by row.' },
  },
  'import.cancelled': {
    status: 409,
    sv: { title: 'Importen avbröts', detail: 'Inget sparades.' },
    en: { title: 'The import was cancelled', detail: 'Nothing was kept.' },
  },
  'import-draft.not-found': {
    status: 404,
    sv: {
      title: 'Filen finns inte kvar',
      detail: 'En fil som väntar glöms efter en timme. Välj den igen. Inget sparades.',
    },
    en: {
      title: 'The file is not here any more',
      detail: 'A waiting file is forgotten after an hour. Choose it again. Nothing was kept.',
    },
  },
  'import-draft.working': {
    status: 409,
    sv: { title: 'Filen läses just nu', detail: 'Vänta tills det är klart, eller stoppa det.' },
    en: { title: 'The file is being read', detail: 'Wait until that is done, or stop it.' },
  },
  'import-draft.done': {
    status: 409,
    sv: { title: 'Filen är redan importerad', detail: 'Ångra importen i listan om den blev fel, och välj filen igen.' },
    en: {
      title: 'The file is imported already',
      detail: 'Undo the import in the list if it is wrong, and choose the file again.',
    },
  },
  'mapping.column-unknown': {
    status: 422,
    sv: { title: 'Kolumnen finns inte i filen', detail: 'Filen har ingen kolumn {field}. Välj en som finns.' },
    en: { title: 'The file has no such column', detail: 'There is no column {field}. Choose one that is there.' },
  },
  'mapping.malformed': {
    status: 422,
    sv: {
      title: 'Kolumnvalet går inte att läsa',
      detail: 'Fältet {field} har fel form, eller så fyller en kolumn två roller.',
    },
    en: {
      title: 'The mapping cannot be read',
      detail: 'The field {field} has the wrong form, or a column fills two roles.',
    },
  },
  'mapping.unknown-field': {
    status: 422,
    sv: { title: 'Okänt fält i kolumnvalet', detail: 'Fältet {field} finns inte. Ta bort det.' },
    en: { title: 'Unknown field in the mapping', detail: 'There is no field {field}. Remove it.' },
  },
  'mapping.missing-field': {
    status: 422,
    sv: { title: 'Ett fält saknas i kolumnvalet', detail: 'Fältet {field} måste finnas.' },
    en: { title: 'A field of the mapping is missing', detail: 'The field {field} is required.' },
  },
  'mapping.personal-data': {
    status: 422,
    sv: {
      title: 'Värdet ser ut som en personuppgift',
      detail: '{field} sparas till nästa fil och får inte innehålla det.',
    },
    en: {
      title: 'The value looks like personal data',
      detail: '{field} is kept for the next file and may not hold it.',
    },
  },
  'mapping.not-found': {
    status: 404,
    sv: {
      title: 'Kolumnbeskrivningen finns inte',
      detail: 'Insatsen har ingen sparad kolumnbeskrivning med det namnet.',
    },
    en: { title: 'No such mapping', detail: 'The operation has no saved mapping of that name.' },
  },
  'file.too-large': {
    status: 413,
    sv: { title: 'Filen är för stor', detail: 'En importfil får vara högst 200 MB. Dela den. Inget sparades.' },
    en: { title: 'The file is too large', detail: 'An import file may be 200 MB at most. Split it. Nothing was kept.' },
  },
  'import.busy': {
    status: 409,
    sv: { title: 'En import pågår redan', detail: 'Vänta tills den är klar och försök igen. Inget sparades.' },
    en: { title: 'Another import is running', detail: 'Wait until it is done and try again. Nothing was kept.' },
  },
  'import.abandoned': {
    status: 409,
    sv: { title: 'Importen avbröts', detail: 'Den stod stilla för länge och togs bort. Inget sparades. Försök igen.' },
    en: {
      title: 'The import was dropped',
      detail: 'It stood still too long and was removed. Nothing was kept. Try again.',
    },
  },
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
  'change.stale': {
    status: 412,
    sv: {
      title: 'Det du såg har ändrats',
      detail: 'Någon annan hann före. Hämta om, se vad som är nytt och gör ändringen igen. Inget sparades.',
    },
    en: {
      title: 'What you saw has changed',
      detail: 'Somebody else was first. Reload, see what is new and make the change again. Nothing was kept.',
    },
  },
  'live.too-many': {
    status: 429,
    sv: {
      title: 'För många öppna flöden',
      detail: 'Var och en kan ha åtta på en gång. Stäng ett fönster och försök igen.',
    },
    en: {
      title: 'Too many open streams',
      detail: 'Each person may have eight at a time. Close a window and try again.',
    },
  },
  'store.conflict': {
    status: 409,
    sv: { title: 'Någon hann före', detail: 'Hämta om och försök igen. Inget sparades.' },
    en: { title: 'Somebody else was first', detail: 'Reload and try again. Nothing was kept.' },
  },
  'store.missing-reference': {
    status: 409,
    sv: { title: 'Något som behövdes finns inte längre', detail: 'Hämta om och försök igen. Inget sparades.' },
    en: { title: 'Something it needed is gone', detail: 'Reload and try again. Nothing was kept.' },
  },
  'store.breaks-rule': {
    status: 409,
    sv: { title: 'Databasen säger nej', detail: 'Uppgifterna bryter mot en regel. Inget sparades.' },
    en: { title: 'The database says no', detail: 'The data break a rule. Nothing was kept.' },
  },
  'client.not-built': {
    status: 404,
    sv: { title: 'Klienten är inte byggd', detail: 'Starta med npm start, som bygger den.' },
    en: { title: 'The client is not built', detail: 'Start with npm start, which builds it.' },
  },
  'server.not-ready': {
    status: 503,
    sv: { title: 'Servern är inte redo', detail: 'Databasen svarar inte. Försök igen om en stund.' },
    en: { title: 'The server is not ready', detail: 'The database does not answer. Try again in a while.' },
  },
  'server.error': {
    status: 500,
    sv: { title: 'Något gick fel hos oss', detail: 'Inget halvt sparades. Felet har skrivits i serverns logg.' },
    en: {
      title: 'Something went wrong on our side',
      detail: 'Nothing was half saved. The fault is in the server log.',
    },
  },
} as const satisfies Record<string, ProblemText>

export type ProblemCode = keyof typeof problems
export interface HttpProblem {
  readonly code: ProblemCode
  /** The field, parameter or column that was wrong. */
  readonly field?: string
  /** Further members of the document (RFC 9457 §3.2), such as the figures of a refused import. */
  readonly extensions?: Readonly<Record<string, unknown>>
}
