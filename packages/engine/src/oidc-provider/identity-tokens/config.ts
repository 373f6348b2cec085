import { identityTokenConfig } from '@postern/contract/resources/oidc-role.ts'
import { z } from 'zod'
import { remembered } from '#memory/remembered.ts'
import { refuse } from '#refusal.ts'
import { collection } from '#storage/collection.ts'
import type { World } from '#world.ts'
import { identityTokenIssuer, isBareIssuer } from '../issuer.ts'

const onlyOne = 'config'

const configs = collection({
  name: 'oidc-config',
  schema: z.object({ ...identityTokenConfig.shape }),
  key: () => onlyOne,
})
const rememberedConfig = remembered(configs)

/** The issuer of identity tokens as an operator set it; empty for our own address. */
export async function configuredIssuer(world: World): Promise<string> {
  return (await rememberedConfig(world, onlyOne))?.issuer ?? ''
}

/** The `iss` of identity tokens. */
export async function issuerOfIdentityTokens(world: World): Promise<string> {
  return identityTokenIssuer(world.settings, await configuredIssuer(world))
}

/** Sets the issuer of identity tokens; empty for our own address. */
export async function writeIssuer(world: World, issuer: string): Promise<void> {
  if (issuer !== '' && !isBareIssuer(issuer)) refuse({ code: 'oidc_issuer_invalid' })
  await world.storage.write((change) => configs.put(change, { issuer }))
}
