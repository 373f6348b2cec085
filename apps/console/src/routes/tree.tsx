import { access } from './access.tsx'
import { assignments } from './assignments.tsx'
import { authMounts } from './auth-mounts.tsx'
import { clients } from './clients.tsx'
import { dashboard } from './dashboard.tsx'
import { entities } from './entities.tsx'
import { groups } from './groups.tsx'
import { keys } from './keys.tsx'
import { mountParts } from './mount-parts.tsx'
import { policies } from './policies.tsx'
import { providers } from './providers.tsx'
import { roles } from './roles.tsx'
import { home, root, signedIn } from './root.tsx'
import { scopes } from './scopes.tsx'
import { signIn } from './sign-in.tsx'
import { userpass } from './userpass.tsx'

const pages = [
  dashboard,
  ...access,
  ...entities,
  ...groups,
  ...keys,
  ...scopes,
  ...assignments,
  ...clients,
  ...providers,
  ...policies,
  ...authMounts,
  ...mountParts,
  ...userpass,
  ...roles,
]

export const tree = root.addChildren([home, signIn, signedIn.addChildren(pages)])
