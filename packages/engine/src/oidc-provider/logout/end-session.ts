import { newUuid } from '#chance/uuid.ts'
import { signerOf, signJwt } from '#crypto/sign-jwt.ts'
import type { World } from '#world.ts'
import { sessionIdOf } from '../authorize/code-order.ts'
import { clientById } from '../clients/client.ts'
import { providerIssuer } from '../issuer.ts'
import { keyNamed, signerFor } from '../keys/signing-key.ts'
import { providerNamed } from '../providers/provider.ts'
import { type AppSession, appSessions } from './app-session.ts'

/** What became of telling an app. */
export interface LogoutNotice {
  readonly clientId: string
  readonly isDelivered: boolean
}

const event = 'http://schemas.openid.net/event/backchannel-logout'
const noticeLife = 120

/**
 * Tells every app that lives on a sign-in that it is over (OpenID Connect Back-Channel Logout 2.5). The sign-in's own
 * token is revoked by whoever ends it. An app that cannot be reached is tried again when this is called again.
 */
export async function endAppSessions(world: World, tokenId: string): Promise<readonly LogoutNotice[]> {
  const sid = await sessionIdOf(world, tokenId)
  const sessions = await world.storage.read((view) => appSessions.records(view, { prefix: `${sid}/` }))
  return Promise.all(sessions.map((session) => tell(world, session)))
}

async function tell(world: World, session: AppSession): Promise<LogoutNotice> {
  const client = await clientById(world, session.client_id)
  const token = await logoutToken(world, session)
  const isDelivered =
    client?.backchannel_logout_uri === undefined ||
    token === undefined ||
    (await wasTaken(world, { address: client.backchannel_logout_uri, token }))
  if (isDelivered)
    await world.storage.write((change) =>
      appSessions.remove(change, [session.sid, session.client_id, session.provider].join('/')),
    )
  return { clientId: session.client_id, isDelivered }
}

/** A logout token: an ID token that says only that it is over. It has no nonce, so it can never pass for one. */
async function logoutToken(world: World, { client_id, provider: name, entity_id, sid }: AppSession): Promise<string | undefined> {
  const [client, provider] = await Promise.all([clientById(world, client_id), providerNamed(world, name)])
  const key = client && (await keyNamed(world, client.key))
  const signer = key && signerFor(world, key)
  if (signer === undefined || provider === undefined) return undefined
  const now = world.clock.now()
  return signJwt(world.keys, signerOf(signer, 'logout+jwt'), {
    iss: providerIssuer(world.settings, provider),
    sub: entity_id,
    aud: client_id,
    iat: now,
    exp: now + noticeLife,
    jti: newUuid(world.chance),
    sid,
    events: { [event]: {} },
  })
}

async function wasTaken(
  { outside }: World,
  { address, token }: { readonly address: string; readonly token: string },
): Promise<boolean> {
  const answer = await outside.send({
    url: address,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ logout_token: token }).toString(),
  })
  return !('failure' in answer) && answer.status >= 200 && answer.status < 300
}
