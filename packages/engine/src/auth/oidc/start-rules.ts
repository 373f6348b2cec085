import { notAsked, notReached, pass, type Rule, refusal } from '#finding.ts'
import { onConfig, onRequest, onRole, widening } from '../jwt/advice.ts'
import { hasOidcFlow } from '../jwt/config/key-source-kind.ts'
import type { JwtReason } from '../jwt/reasons.ts'
import { nearestOf } from '../jwt/rules/nearest.ts'
import type { OidcReason } from './reasons.ts'
import { isRedirectAllowed } from './redirect-uri.ts'
import type { OidcStartFacts } from './start-facts.ts'

export type StartRule = Rule<OidcStartFacts, OidcReason | JwtReason>

const configuration: StartRule = {
  name: 'configuration',
  look: ({ config }) => (config ? pass : refusal({ code: 'jwt_config_missing' }, { fixes: [onConfig('write_config')] })),
}

const oidcFlow: StartRule = {
  name: 'oidc_flow',
  look({ config }) {
    if (config === undefined) return notReached
    return hasOidcFlow(config) ? pass : refusal({ code: 'oidc_not_configured' }, { fixes: [onConfig('set_client')] })
  },
}

const roleName: StartRule = {
  name: 'role',
  look: ({ roleName: name }) =>
    name === '' ? refusal({ code: 'jwt_role_missing' }, { fixes: [onRequest('name_a_role')] }) : pass,
}

const roleExists: StartRule = {
  name: 'role_exists',
  look({ role, roleName: name, knownRoles = [] }) {
    if (role) return pass
    if (name === '') return notReached
    const nearest = nearestOf(name, knownRoles)
    const fix = nearest === undefined ? onRequest('name_a_role') : onRequest('use_similar_role', { role: nearest })
    return refusal(
      { code: 'jwt_role_not_found', role: name },
      { expected: knownRoles.slice(0, 20), received: name, fixes: [fix] },
    )
  },
}

const clientNonce: StartRule = {
  name: 'client_nonce',
  look({ role, clientNonce: nonce }) {
    if (role === undefined) return notReached
    if (role.callback_mode === 'client') return notAsked
    return nonce === '' ? refusal({ code: 'oidc_client_nonce_missing' }, { fixes: [onRequest('send_client_nonce')] }) : pass
  },
}

const redirectUri: StartRule = {
  name: 'redirect_uri',
  look({ role, redirectUri: uri }) {
    if (role?.callback_mode === 'device') return notAsked
    return uri === '' ? refusal({ code: 'oidc_redirect_uri_missing' }, { fixes: [onRequest('send_redirect_uri')] }) : pass
  },
}

/** What the caller is told of: mistakes of its own (spec/jwt-oidc-auth.md 7.2, rows 1 to 8). */
export const openStartRules: readonly StartRule[] = [configuration, oidcFlow, roleName, roleExists, clientNonce, redirectUri]

const redirectAllowed: StartRule = {
  name: 'allowed_redirect_uris',
  look({ role, redirect }) {
    if (role === undefined) return notReached
    if (role.callback_mode === 'device') return notAsked
    if (redirect === 'unreadable')
      return refusal({ code: 'oidc_redirect_uri_unreadable' }, { fixes: [onRequest('send_redirect_uri')] })
    const allowed = role.allowed_redirect_uris ?? []
    if (isRedirectAllowed(redirect.uri, allowed)) return pass
    const fix = onRole('allow_redirect_uri', { allowed_redirect_uris: [...allowed, redirect.uri] }, widening)
    return refusal({ code: 'oidc_redirect_uri_not_allowed' }, { expected: allowed, received: redirect.uri, fixes: [fix] })
  },
}

const provider: StartRule = {
  name: 'provider',
  look({ provider: access }) {
    if (access === undefined) return notReached
    if ('problem' in access) {
      return refusal(
        { code: 'oidc_provider_unavailable', problem: access },
        { received: access.problem, fixes: [onConfig('make_keys_reachable')] },
      )
    }
    return pass
  },
}

const endpoint: StartRule = {
  name: 'endpoint',
  look({ role, provider: access }) {
    if (role === undefined || access === undefined || 'problem' in access) return notReached
    if (role.callback_mode === 'device') {
      return access.deviceAuthorizationEndpoint ? pass : refusal({ code: 'oidc_no_device_endpoint' })
    }
    return access.authorizationEndpoint ? pass : refusal({ code: 'oidc_no_authorization_endpoint' })
  },
}

/** What an anonymous caller is not told of (row 9). */
export const hiddenStartRules: readonly StartRule[] = [redirectAllowed, provider, endpoint]

/** The beginning of a browser sign-in, in the order of spec/jwt-oidc-auth.md 7.2. */
export const oidcStartRules: readonly StartRule[] = [...openStartRules, ...hiddenStartRules]
