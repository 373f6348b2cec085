import type { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { deliverOidcCallback } from '@postern/engine/auth/oidc/deliver-callback.ts'
import { finishOidcLogin } from '@postern/engine/auth/oidc/finish-login.ts'
import { pollOidcLogin } from '@postern/engine/auth/oidc/poll-login.ts'
import { startOidcLogin } from '@postern/engine/auth/oidc/start-login.ts'
import type { World } from '@postern/engine/world.ts'
import type { Handlers } from './handlers.ts'
import { confirmationPage, failedPage, handOverPage, signedInPage } from './oidc-login-pages.ts'
import { loginText } from './shown-login-finding.ts'

type Names = 'startOidcLogin' | 'deliverOidcCallback' | 'finishOidcLogin' | 'pollOidcLogin'

/** Sign-ins at an identity provider (spec/jwt-oidc-auth.md 7). */
export const oidcLoginHandlers = (world: World): Pick<Handlers<typeof jwtAuthRoutes>, Names> => ({
  async startOidcLogin({ mount, input, request: { remoteAddress } }) {
    const { authUrl, userCode, polling } = await startOidcLogin(world, {
      mount,
      role: input.role,
      redirectUri: input.redirect_uri ?? '',
      clientNonce: input.client_nonce,
      remoteAddress,
    })
    return {
      data: {
        auth_url: authUrl,
        ...(userCode === undefined ? {} : { user_code: userCode }),
        // Whoever is the browser's client itself takes these two for a mistake (8).
        ...(polling ? { state: polling.state, poll_interval: String(polling.seconds) } : {}),
      },
    }
  },

  async deliverOidcCallback({ mount, input: { state = '', code = '', id_token: idToken = '' } }) {
    switch (await deliverOidcCallback(world, { mount, state, code, idToken })) {
      case 'not-taken':
        return { status: 405 }
      case 'unknown-state':
        return failedPage(world, 'Expired or missing OAuth state.')
      case 'elsewhere':
        return failedPage(world, 'Invalid redirect path.')
      case 'hand-over':
        return handOverPage(world, { mount: mount.path.replace(/\/$/, ''), state })
    }
  },

  async finishOidcLogin({ mount, input, request: { path, remoteAddress } }) {
    const { state = '', code = '', client_nonce: clientNonce = '', error = '', confirmation = '' } = input
    const isConfirmed = confirmation !== ''
    const finished = await finishOidcLogin(world, { mount, path, state, code, clientNonce, error, isConfirmed, remoteAddress })
    switch (finished.kind) {
      case 'granted':
        return finished.grant
      case 'confirm':
        return confirmationPage(world, { ...finished, parameters: { state, code, error } })
      case 'parked':
        return signedInPage(world)
      case 'refused':
        return failedPage(world, loginText(finished.reason))
    }
  },

  pollOidcLogin: ({ mount, input, request: { path, remoteAddress } }) =>
    pollOidcLogin(world, {
      mount,
      path,
      remoteAddress,
      state: input.state ?? '',
      clientNonce: input.client_nonce ?? '',
    }),
})
