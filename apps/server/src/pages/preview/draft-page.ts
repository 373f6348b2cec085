import { consentDraft, type ConsentDraft } from '@postern/contract/resources/consent-draft.ts'
import type { World } from '@postern/engine/world.ts'
import type { ConsentPage } from '@postern/pages/views/consent.tsx'

const lifetime = 600
const memory = 7_776_000

/** Reads a draft out of an address; undefined for what is none. */
export function draftIn(packed: string): ConsentDraft | undefined {
  try {
    const bytes = Uint8Array.fromBase64(packed, { alphabet: 'base64url' })
    return consentDraft.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data
  } catch {
    // Whatever it is, it was not made by the console.
    return undefined
  }
}

/** The real consent page with a draft in it. Its forms lead nowhere. */
export function draftPage({ clock }: World, { app, person, items }: ConsentDraft): ConsentPage {
  const nowhere = { action: '', token: '' }
  return {
    kind: 'consent',
    app: { name: app, clientId: '' },
    account: { name: person, login: '', method: 'userpass', since: clock.now() },
    items: [{ scope: 'openid', description: '', claims: [], is_optional: false }, ...items].map(({ is_optional, ...item }) => ({
      ...item,
      isOptional: is_optional,
      isRemembered: false,
      isDeclined: false,
    })),
    isOffline: false,
    goesTo: { kind: 'web', host: 'app.example.com', owned: 'example.com', port: '' },
    memory,
    why: 'first',
    provider: '',
    redirectUri: '',
    form: nowhere,
    shown: '',
    switching: nowhere,
    lasts: lifetime,
  }
}
