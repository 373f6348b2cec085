import { newBase62 } from '@postern/engine/chance/base62.ts'
import type { World } from '@postern/engine/world.ts'
import type { RawReply } from './handlers.ts'

/** What a page says: text, and HTML that was made of escaped parts only. */
interface PageParts {
  readonly status: number
  readonly title: string
  readonly text: string
  /** Behind the text. */
  readonly more?: string
  readonly script?: string
}

/** Direct mode: the sign-in worked, and the client will learn of it. */
export const signedInPage = (world: World): RawReply =>
  page(world, { status: 200, title: 'Signed in', text: 'You can close this window and go back to where you started.' })

/** Direct mode, or a delivery nobody waits for: it did not work. */
export const failedPage = (world: World, message: string): RawReply =>
  page(world, { status: 400, title: 'Login failed', text: message })

interface Confirmation {
  /** The address the sign-in was started from. */
  readonly startedFrom: string
  readonly role: string
  /** What came in the query, to be sent once more. */
  readonly parameters: Readonly<Record<string, string>>
}

/**
 * Direct mode: asks whether the person started this sign-in. Somebody else may have, and sent them the address
 * (CVE-2026-33757).
 */
export function confirmationPage(world: World, { startedFrom, role, parameters }: Confirmation): RawReply {
  const fields = Object.entries({ ...parameters, confirmation: 'true' })
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')
  return page(world, {
    status: 200,
    title: 'Did you start this sign-in?',
    text: `It was started from the address ${startedFrom}, with the role ${role}. Whoever started it will be signed in as you. If that was not you, close this window.`,
    more: `<form method="get">${fields}<button type="submit">Yes, sign me in</button></form>`,
  })
}

interface HandOver {
  readonly mount: string
  readonly state: string
}

/** Tells the window that opened this one that the answer is here; without one the same window goes on (9.3). */
export function handOverPage(world: World, { mount, state }: HandOver): RawReply {
  const message = inScript({ source: 'oidc-callback', path: mount, state, code: 'no_code' })
  const onward = inScript(`/ui/vault/auth/${mount}/oidc/callback?${new URLSearchParams({ state, code: 'no_code' }).toString()}`)
  return page(world, {
    status: 200,
    title: 'Signing in',
    text: 'This window closes by itself.',
    script: `if (window.opener) { window.opener.postMessage(${message}, window.location.origin); window.close() } else { window.location.replace(${onward}) }`,
  })
}

function page(world: World, { status, title, text, more = '', script }: PageParts): RawReply {
  const nonce = newBase62(world.chance, 22)
  const scripts = script === undefined ? '' : `<script nonce="${nonce}">${script}</script>`
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${more}</main>${scripts}</body></html>`
  return { status, headers: headersWith(nonce), body }
}

const style =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0;display:grid;place-items:center;min-height:100vh}main{max-width:32rem;padding:2rem}h1{font-size:1.4rem;margin:0 0 .5rem}p{overflow-wrap:anywhere}button{font:inherit;padding:.6rem 1.2rem;border-radius:.5rem;border:1px solid currentColor;cursor:pointer}'

/** spec/jwt-oidc-auth.md 9.4. */
const headersWith = (nonce: string) => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
})

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** A value inside a script element: JSON that cannot end it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
