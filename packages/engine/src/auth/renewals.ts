import type { AuthType } from '#mounts/mount.ts'
import type { RenewLogin } from '#tokens/renewal.ts'
import { renewApproleLogin } from './approle/renew.ts'
import { renewJwtLogin } from './jwt/renew.ts'
import { renewKubernetesLogin } from './kubernetes/renew.ts'
import { renewPasswordLogin } from './userpass/renew.ts'

/** How the tokens of each auth method live on. What is not named here makes tokens that cannot be renewed. */
export const renewals: { readonly [Type in AuthType]?: RenewLogin } = {
  approle: renewApproleLogin,
  jwt: renewJwtLogin,
  kubernetes: renewKubernetesLogin,
  oidc: renewJwtLogin,
  userpass: renewPasswordLogin,
}
