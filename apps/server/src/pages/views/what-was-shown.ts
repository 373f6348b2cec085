import { type AuthorizeFacts, grantedScopes } from '@postern/engine/oidc-provider/authorize/authorize-facts.ts'
import { clientDigest, scopeDigest } from '@postern/engine/oidc-provider/consent/consent-need.ts'
import { scopesNamed } from '@postern/engine/oidc-provider/scopes/scope.ts'
import { secretsOf } from '@postern/engine/secrets/server-secrets.ts'
import type { World } from '@postern/engine/world.ts'

/**
 * What a consent page showed, in one word that its form repeats: whom, which app, and what each scope said. A yes counts
 * for nothing else, even when another window signed somebody else in meanwhile.
 */
export async function whatWasShown(world: World, facts: AuthorizeFacts): Promise<string> {
  const { person, client } = facts
  const scopes = await scopesNamed(world, grantedScopes(facts))
  const shown = [person?.entity.id, client && clientDigest(world, client), scopes.map((scope) => scopeDigest(world, scope))]
  return (await secretsOf(world)).hash('consent page', JSON.stringify(shown))
}
