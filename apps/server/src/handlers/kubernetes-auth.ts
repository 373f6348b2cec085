import type { kubernetesAuthRoutes } from '@postern/contract/routes/kubernetes-auth.ts'
import { attemptsAt } from '@postern/engine/auth/jwt/attempts/remember.ts'
import { debugKubernetesLogin } from '@postern/engine/auth/kubernetes/debug-login.ts'
import { loginWithKubernetes } from '@postern/engine/auth/kubernetes/login.ts'
import type { KubernetesLogin } from '@postern/engine/auth/kubernetes/login-facts.ts'
import type { Mount } from '@postern/engine/mounts/mount.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers, RequestFacts } from './handlers.ts'
import { kubernetesSettingHandlers } from './kubernetes-settings.ts'
import { shownAttempt } from './shown-attempt.ts'
import { shownLoginDebug } from './shown-login-debug.ts'

/** The method of type kubernetes (spec/jwt-oidc-auth.md 11). */
export const kubernetesAuthHandlers = (world: World): Handlers<typeof kubernetesAuthRoutes> => ({
  ...kubernetesSettingHandlers(world),
  loginWithKubernetes: (call) => loginWithKubernetes(world, loginOf(call)),
  async debugKubernetesLogin(call) {
    return { data: shownLoginDebug(call.mount, await debugKubernetesLogin(world, loginOf(call))) }
  },
  readKubernetesAttempts({ mount, input: { role = '', limit = 0 } }) {
    const found = attemptsAt(world, mount).filter((attempt) => role === '' || attempt.role === role)
    return { data: { attempts: (limit > 0 ? found.slice(0, limit) : found).map(shownAttempt) } }
  },
})

interface LoginCall {
  readonly mount: Mount
  readonly input: { readonly role?: string | undefined; readonly jwt?: string | undefined }
  readonly request: RequestFacts
}

function loginOf({ mount, input: { role = '', jwt = '' }, request: { remoteAddress } }: LoginCall): KubernetesLogin {
  return { mount, path: `auth/${mount.path}login`, role, jwt, remoteAddress }
}
