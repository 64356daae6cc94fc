import { type Static, Type } from 'typebox'

/** Sign-in with e-mail and password; closed, so that nothing can ask for a longer session than 15 idle minutes. */
export const signInSchema = Type.Object(
  { email: Type.String({ minLength: 3, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 128 }) },
  { additionalProperties: false },
)
/** The body of `POST /api/v1/me/password`: the old word proves that it is the owner who asks. */
export const changePasswordSchema = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 128 }),
    next: Type.String({ minLength: 12, maxLength: 128 }),
  },
  { additionalProperties: false },
)
export type SignInMessage = Static<typeof signInSchema>

/** Who is signed in and until when without another request. The session's token stays in its cookie. */
export const sessionSchema = Type.Object({
  user: Type.Object({ id: Type.String(), email: Type.String(), name: Type.String() }),
  expiresAt: Type.String(),
})
export type SessionMessage = Static<typeof sessionSchema>
