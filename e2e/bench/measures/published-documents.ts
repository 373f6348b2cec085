import { ratio } from '../rounds/figures.ts'
import type { Measure } from '../rounds/measure.ts'
import { sameRequest } from './same-request.ts'
import type { Stage } from '../stage.ts'

/** Discovery and JWKS: what every app asks for first, and proxies ask for over and over. */
export function publishedDocuments({ postern, ceilings }: Stage): Measure {
  const wellKnown = '/v1/identity/oidc/.well-known'
  return {
    trials: [
      sameRequest('node:http', ceilings.httpPort, { path: '/' }),
      sameRequest('discovery', postern.port, { path: `${wellKnown}/openid-configuration` }),
      sameRequest('JWKS', postern.port, { path: `${wellKnown}/keys` }),
    ],
    goals: [
      { what: 'Discovery to bare node:http', unit: 'times', atLeast: 0.5, figure: ratio('discovery', 'node:http') },
      { what: 'JWKS to bare node:http', unit: 'times', atLeast: 0.5, figure: ratio('JWKS', 'node:http') },
    ],
  }
}
