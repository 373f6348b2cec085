import { readText } from '@postern/contract/fields/text.ts'
import type { AuthorizeExplanation } from '@postern/contract/resources/oidc-explanation.ts'
import type { InputOf } from '@postern/contract/routes/define-routes.ts'
import type { oidcFlowRoutes } from '@postern/contract/routes/oidc-flow.ts'
import { signedBy } from '@postern/engine/oidc-provider/authorize/authorize.ts'
import type { Signed } from '@postern/engine/oidc-provider/authorize/authorize-facts.ts'
import { explainAuthorization } from '@postern/engine/oidc-provider/explain/explain-authorization.ts'
import { requestOfParameters } from '@postern/engine/oidc-provider/pushed/pushed-request.ts'
import type { Caller } from '@postern/engine/tokens/caller.ts'
import type { World } from '@postern/engine/world.ts'
import { authorizeErrorOf } from '../wording/authorize.ts'
import { shownFinding } from './shown-finding.ts'

/** Parameters as they were sent, as the texts they are in a form; what is no text in any reading is left out. */
export function sentTexts(body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => {
      const reading = readText(value)
      return 'value' in reading ? [[name, reading.value]] : []
    }),
  )
}

/** A request to explain an authorization. */
interface Explaining {
  readonly provider: string
  readonly input: InputOf<(typeof oidcFlowRoutes)['routes']['explainAuthorization']>
  readonly caller: Caller
}

/** What would become of an authorization request, in the names of the wire. */
export async function explainedAuthorization(
  world: World,
  { provider, input, caller }: Explaining,
): Promise<AuthorizeExplanation> {
  const explained = await explainAuthorization(world, {
    request: await requestOfParameters(world, provider, input),
    signed: subjectOf(world, input.entity_id ?? '', caller),
    isPrompted: (input.prompt ?? '').split(' ').includes('consent'),
  })
  return {
    findings: explained.judgement.map((finding) => shownFinding(finding, (reason) => authorizeErrorOf(reason)[1])),
    outcome: explained.outcome,
    path: explained.path === undefined ? null : [...explained.path],
    scopes: [...explained.scopes],
    ignored_scopes: [...explained.ignoredScopes],
  }
}

/** The person that is asked about: the caller, or somebody else as if they had just signed in. */
function subjectOf({ clock }: World, entityId: string, caller: Caller): Signed {
  if (entityId === '' || entityId === caller.entityId) return signedBy(caller)
  return { entityId, authTime: clock.now(), tokenId: entityId }
}
