import { randomUUID } from 'node:crypto'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { z } from 'zod'
import { expect, type Op } from './op.ts'
import { formIn, type Arrival, type Visitor } from './visitor.ts'

/** An authorization request; an undefined parameter is left out. */
export type Asked = Readonly<Record<string, string | undefined>>

/** What an app sends a person with, state and nonce of its own unless said. */
export function requestOf({ app }: Pick<Op, 'app'>, asked: Asked = {}): URLSearchParams {
  const all: Asked = {
    client_id: app.clientId,
    redirect_uri: app.redirectUri,
    response_type: 'code',
    scope: 'openid',
    state: randomUUID(),
    nonce: randomUUID(),
    ...asked,
  }
  return new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

export const authorizeAddress = (op: Op, request: URLSearchParams) =>
  `${op.metadata.authorization_endpoint}?${request.toString()}`

/** What came back to the app, and how. */
export interface Answer {
  readonly mode: 'query' | 'form_post'
  readonly told: Readonly<Record<string, string>>
}

/** The answer in front of a browser; undefined while it stands on a page of the provider. */
export function answerIn({ app }: Pick<Op, 'app'>, at: Arrival): Answer | undefined {
  if (at.away !== undefined) {
    expect(at.away.href.startsWith(`${app.redirectUri}?`)).toBe(true)
    return { mode: 'query', told: Object.fromEntries(at.away.searchParams) }
  }
  const form = formIn(at, (action) => action === app.redirectUri)
  return form && { mode: 'form_post', told: form.fields }
}

export const isSignIn = (at: Arrival) => formIn(at, (action) => action.endsWith('/sign-in')) !== undefined

/** Does what the pages ask of a person: signs in where it must, allows where it is asked. */
export async function throughPages(visitor: Visitor, op: Op, at: Arrival): Promise<Answer> {
  const { username, password } = op.person
  const inside = isSignIn(at) ? await visitor.submit(at, '/sign-in', { username, password }) : at
  const answer = answerIn(op, inside)
  if (answer !== undefined) return answer
  const back = answerIn(op, await visitor.submit(inside, '/decide', { decision: 'allow', remember: 'yes' }))
  if (back === undefined) throw new Error(`nobody was sent back: ${inside.html}`)
  return back
}

/** A sign-in from beginning to end: the answer, with state and issuer checked. */
export async function signIn(
  visitor: Visitor,
  op: Op,
  asked: Asked = {},
): Promise<{ readonly code: string; readonly nonce: string }> {
  const request = requestOf(op, asked)
  const { told } = await throughPages(visitor, op, await visitor.go(authorizeAddress(op, request)))
  expect(told).toEqual({ code: expect.any(String), state: request.get('state') ?? expect.anything(), iss: op.issuer })
  return { code: told['code'] ?? '', nonce: request.get('nonce') ?? '' }
}

/** What the provider answers without showing anything: the error, or `code`. */
export async function silently(visitor: Visitor, op: Op, asked: Asked = {}): Promise<string> {
  const at = await visitor.go(authorizeAddress(op, requestOf(op, { prompt: 'none', ...asked })))
  const told = answerIn(op, at)?.told ?? {}
  return told['error'] ?? ('code' in told ? 'code' : 'a page')
}

/** What the token endpoint says. */
export interface TokenReply {
  readonly status: number
  readonly headers: Headers
  readonly body: z.output<typeof tokens>
}

const tokens = z.looseObject({
  access_token: z.string().optional(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
  token_type: z.string().optional(),
  expires_in: z.number().optional(),
  error: z.string().optional(),
})

interface Exchange {
  /** How the app authenticates; Basic unless said. */
  readonly by?: 'basic' | 'post'
  readonly fields: Readonly<Record<string, string>>
}

export async function askToken({ metadata, app }: Op, { by = 'basic', fields }: Exchange): Promise<TokenReply> {
  const { clientId, clientSecret } = app
  const post = by === 'post' ? { client_id: clientId, client_secret: clientSecret } : {}
  const response = await fetch(metadata.token_endpoint, {
    method: 'POST',
    headers: by === 'basic' ? { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` } : {},
    body: new URLSearchParams({ ...fields, ...post }),
  })
  return { status: response.status, headers: response.headers, body: tokens.parse(await response.json()) }
}

export const redeem = (op: Op, code: string, { fields = {}, ...more }: Partial<Exchange> = {}) =>
  askToken(op, {
    ...more,
    fields: { grant_type: 'authorization_code', code, redirect_uri: op.app.redirectUri, ...fields },
  })

/** The claims of an ID token that stands up to OpenID Connect Core 3.1.3.7. */
export async function verified(op: Op, { body }: TokenReply, nonce: string): Promise<JWTPayload> {
  const keys = createRemoteJWKSet(new URL(op.metadata.jwks_uri))
  const { payload, protectedHeader } = await jwtVerify(body.id_token ?? '', keys, {
    issuer: op.issuer,
    audience: op.app.clientId,
    requiredClaims: ['sub', 'iat', 'exp'],
  })
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload['nonce']).toBe(nonce === '' ? undefined : nonce)
  return payload
}

/** Everything an app does with a sign-in: the verified ID token, and the access token. */
export async function tokensOf(visitor: Visitor, op: Op, asked: Asked = {}) {
  const { code, nonce } = await signIn(visitor, op, asked)
  const reply = await redeem(op, code)
  expect(reply.status).toBe(200)
  return {
    claims: await verified(op, reply, nonce),
    accessToken: reply.body.access_token ?? '',
    idToken: reply.body.id_token ?? '',
  }
}

const someClaims = z.looseObject({})

/** What userinfo says; `how` is a whole request. */
export async function askUserinfo(
  { metadata }: Op,
  how: RequestInit,
): Promise<{ readonly status: number; readonly claims: Readonly<Record<string, unknown>> }> {
  const response = await fetch(metadata.userinfo_endpoint, how)
  return { status: response.status, claims: someClaims.parse(await response.json()) }
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
