import { assignments } from './assignments.tsx'
import { authMounts } from './auth-mounts.tsx'
import { clients } from './clients.tsx'
import { dashboard } from './dashboard.tsx'
import { keys } from './keys.tsx'
import { policies } from './policies.tsx'
import { providers } from './providers.tsx'
import { home, root, signedIn } from './root.tsx'
import { scopes } from './scopes.tsx'
import { signIn } from './sign-in.tsx'
import { userpass } from './userpass.tsx'

export const tree = root.addChildren([
  home,
  signIn,
  signedIn.addChildren([
    dashboard,
    ...keys,
    ...scopes,
    ...assignments,
    ...clients,
    ...providers,
    ...policies,
    ...authMounts,
    ...userpass,
  ]),
])
