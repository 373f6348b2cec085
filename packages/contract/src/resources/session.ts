import { z } from 'zod'

/** Who is signed in to the console in this browser. The token itself never leaves the server. */
export const session = z.object({
  /** `userpass-alice`, `token`, `root`. */
  display_name: z.string(),
  entity_id: z.string(),
  /** Policies of the token, the entity and its groups. */
  policies: z.array(z.string()),
  is_root: z.boolean(),
  /** Seconds until the session ends; 0 = with the server's own limit only. */
  ttl: z.number(),
  /** The kind of login: `userpass`, `oidc`, `token`, … */
  method: z.string(),
  /** Path of the auth mount, without `auth/`. */
  mount: z.string(),
  /** Seconds the last proof of who this is still counts for what weighs more (security 8.6). */
  proof_ttl: z.number(),
})
export type Session = z.output<typeof session>

/** Somewhere one is signed in: this browser's console, another's, or a sign-in for apps. */
export const ownSession = z.object({
  id: z.string(),
  kind: z.enum(['console', 'apps']),
  is_current: z.boolean(),
  method: z.string(),
  mount: z.string(),
  /** Seconds since the epoch. */
  since: z.number(),
  last_used: z.number(),
})
export const ownSessions = z.object({ sessions: z.array(ownSession) })
export type OwnSession = z.output<typeof ownSession>

/** What `POST /ui/session` takes: a token, or a name and password at a userpass mount. */
export const signIn = z.union([
  z.object({ method: z.literal('token'), token: z.string().min(1) }),
  z.object({
    method: z.literal('userpass'),
    mount: z.string().min(1),
    username: z.string().min(1),
    password: z.string().min(1),
  }),
  z.object({ method: z.literal('jwt'), mount: z.string().min(1), role: z.string(), jwt: z.string().min(1) }),
])
export type SignIn = z.output<typeof signIn>

/** What `POST /ui/session/proof` takes: what the person signed in with, once more. */
export const proof = z.union([
  z.object({ password: z.string().min(1) }),
  z.object({ token: z.string().min(1) }),
  z.object({ role: z.string(), jwt: z.string().min(1) }),
])
export type Proof = z.output<typeof proof>

/** The body of a 403 that a fresh proof would turn into an answer: `{"errors": [...], "proof": "needed"}`. */
export const proofNeeded = z.object({ errors: z.array(z.string()), proof: z.literal('needed') })

/** The console's own addresses beside `/ui/api/`, which serves the same routes as `/v1/`. */
export const sessionAddresses = {
  /** GET who is signed in (401 when nobody), POST sign in, DELETE sign out. */
  session: '/ui/session',
  /** GET everywhere one is signed in ({@link ownSessions}), DELETE one of them: `?id=`. */
  all: '/ui/session/all',
  /** POST a {@link proof}: the session goes on under another cookie. */
  proof: '/ui/session/proof',
  /** The API, with the session's token instead of a header. */
  api: '/ui/api/',
  /** GET: sends the browser to the identity provider of an OIDC mount; `?mount=&role=&redirect_to=`. */
  oidcStart: '/ui/session/oidc',
} as const

/** Every request of the console carries it; a form of another site cannot (security 8). */
export const consoleHeader = { name: 'X-Postern-Request', value: 'console' } as const

/** Sent along with what a page asks for by itself, such as a poll: it does not keep a session alive (security 8.5). */
export const backgroundHeader = { name: 'X-Postern-Background', value: 'yes' } as const
