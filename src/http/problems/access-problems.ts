import type { ProblemText } from './problem-text.ts'

/** Refusals of who somebody is and what she may. */
export const accessProblems = {
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
} as const satisfies Record<string, ProblemText>
