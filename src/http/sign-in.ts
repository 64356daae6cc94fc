import type { StaffId } from '../domain/ids.ts'
import type { SignInLibrary } from './better-auth.ts'
import type { FoundSession, Sessions, Visitor } from './deps.ts'

const nobody: FoundSession = { visitor: null, setCookies: [] }

/** Sessions kept by the sign-in library. Of a request it is shown the cookie and nothing else (S3). */
export const sessionsOf = (library: SignInLibrary): Sessions => ({
  peek: async (headers) => {
    if (!headers.has('cookie')) return nobody
    const found = await library.api.getSession({ headers: onlyCookie(headers), query: { disableRefresh: true } })
    return found ? { visitor: visitorOf(found), setCookies: [] } : nobody
  },
  find: async (headers) => {
    if (!headers.has('cookie')) return nobody
    const found = await library.api.getSession({ headers: onlyCookie(headers), returnHeaders: true })
    const setCookies = found.headers.getSetCookie()
    return found.response ? { visitor: visitorOf(found.response), setCookies } : { visitor: null, setCookies }
  },
  signIn: async (email, password) => {
    const response = await library.api.signInEmail({
      body: { email, password },
      headers: new Headers(),
      asResponse: true,
    })
    if (!response.ok) return nobody
    const setCookies = response.headers.getSetCookie()
    const cookie = setCookies.map((line) => line.split(';')[0]).join('; ')
    const found = await library.api.getSession({ headers: new Headers({ cookie }) })
    return found ? { visitor: visitorOf(found), setCookies } : nobody
  },
  changePassword: async (headers, current, next) => {
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
    const response = await library.api.changePassword({ body, headers: onlyCookie(headers), asResponse: true })
    return { changed: response.ok, setCookies: response.headers.getSetCookie() }
  },
  signOut: async (headers) => {
    const response = await library.api.signOut({ headers: onlyCookie(headers), asResponse: true })
    return response.headers.getSetCookie()
  },
})

const onlyCookie = (headers: Headers): Headers => new Headers({ cookie: headers.get('cookie') ?? '' })

interface LibrarySession {
  readonly session: { readonly expiresAt: Date }
  readonly user: { readonly id: string; readonly email: string; readonly name: string }
}

const visitorOf = ({ session, user }: LibrarySession): Visitor => ({
  staff: user.id as StaffId,
  email: user.email,
  displayName: user.name,
  expiresAt: session.expiresAt.getTime(),
})
