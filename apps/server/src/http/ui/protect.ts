import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'
import type { Protection } from './ui-answer.ts'

const features = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
]
const permissions = features.map((feature) => `${feature}=()`).join(', ')

const year = 31_536_000

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Sets the headers that keep a page to itself (spec/security.md 3.2, 8.4; spec/console.md e.5), on every status. */
export function protect({ request, response }: Exchange, protection: Protection, isSecure: boolean): void {
  response.setHeader('Permissions-Policy', permissions)
  const guard = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(protection) },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: protection.kind === 'console' ? { policy: 'same-origin' } : false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: false,
    // Not `no-referrer`: browsers would then post our forms with `Origin: null`.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: year, includeSubDomains: false } : false,
    xFrameOptions: { action: protection.kind === 'preview' ? 'sameorigin' : 'deny' },
  })
  guard(request, response, (problem) => {
    if (problem !== undefined) throw new Error('a page was given headers that cannot be', { cause: problem })
  })
}

function directivesOf({ kind, formsLeadTo = [], nonce }: Protection): Record<string, string[]> {
  const self = "'self'"
  const none = "'none'"
  const isPreview = kind === 'preview'
  return {
    'default-src': [none],
    'script-src': [isPreview ? none : self],
    'style-src': nonce === undefined ? [self] : [self, `'nonce-${nonce}'`],
    'img-src': [self, 'data:'],
    'connect-src': [self],
    'font-src': [self],
    'object-src': [none],
    'base-uri': [none],
    'frame-src': [kind === 'console' ? self : none],
    'frame-ancestors': [isPreview ? self : none],
    // Browsers apply it to the redirect behind a form too, so the way back to the app is named.
    'form-action': isPreview ? [none] : [self, ...formsLeadTo],
    ...(kind === 'console' ? { 'require-trusted-types-for': ["'script'"], 'trusted-types': [none] } : {}),
  }
}
