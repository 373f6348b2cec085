import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { drive } from '../load/drive.ts'
import { bytesOf } from '../load/http-request.ts'
import { inTurn } from '../load/in-turn.ts'
import { errors, loopDelay, p99, ratio } from '../rounds/figures.ts'
import type { Measure } from '../rounds/measure.ts'
import { audience } from './login/signed-tokens.ts'
import { passwordLogins } from './login/password-logins.ts'
import { watched } from './watched.ts'
import { connections, type Stage } from '../stage.ts'

const crowd = 500

/** Machines log in with a signed token: alone, in a crowd, and while people log in with passwords. */
export async function jwtLogin({ postern, bareLogin, signed }: Stage): Promise<Measure> {
  await trust(postern, signed.publicKey)
  const bodies = signed.tokens.map((jwt) => JSON.stringify({ role: 'bench', jwt }))
  const logins = inTurn(bodies.map((body) => bytesOf({ method: 'POST', path: '/v1/auth/bench-jwt/login', body })))
  const bare = inTurn(bodies.map((body) => bytesOf({ method: 'POST', path: '/login', body })))
  const passwords = await passwordLogins(postern)
  const { port } = postern
  let peak = 0

  return {
    trials: [
      { name: 'bare login', run: (seconds) => drive({ port: bareLogin.port, connections, seconds, next: bare }) },
      {
        name: 'JWT login',
        async run(seconds) {
          const sample = await drive({ port, connections, seconds, next: logins })
          peak = sample.rate
          return sample
        },
      },
      {
        name: 'JWT login at 70 % of its rate',
        run: (seconds) => watched(postern.eventLoop, () => drive({ port, connections, seconds, next: logins, pace: peak * 0.7 })),
      },
      { name: `JWT login, ${crowd} at once`, run: (seconds) => drive({ port, connections: crowd, seconds, next: logins }) },
      {
        name: 'JWT login beside passwords',
        async run(seconds) {
          const hashing = passwords(seconds)
          const sample = await drive({ port, connections, seconds, next: logins })
          await hashing
          return sample
        },
      },
    ],
    goals: [
      { what: 'JWT login to a bare Express login', unit: 'times', atLeast: 0.6, figure: ratio('JWT login', 'bare login') },
      { what: 'JWT login, slowest of a hundred', unit: 'ms', atMost: 30, figure: p99('JWT login') },
      {
        what: "JWT login at 70 % of its rate: the event loop's delay, 99 of 100",
        unit: 'ms',
        atMost: 10,
        figure: loopDelay('JWT login at 70 % of its rate'),
      },
      { what: `JWT login, ${crowd} at once: errors`, unit: 'errors', atMost: 0, figure: errors(`JWT login, ${crowd} at once`) },
      {
        what: 'JWT login while eight passwords are checked, to JWT login alone',
        unit: 'times',
        atLeast: 0.8,
        figure: ratio('JWT login beside passwords', 'JWT login'),
      },
    ],
  }
}

async function trust({ api }: Stage['postern'], publicKey: string): Promise<void> {
  await api(sysAuthRoutes).enableAuth({ params: { path: 'bench-jwt' }, input: { type: 'jwt' } })
  const at = { mount: 'bench-jwt' }
  await api(jwtAuthRoutes).writeJwtConfig({ params: at, input: { jwt_validation_pubkeys: [publicKey] } })
  await api(jwtAuthRoutes).writeJwtRole({
    params: { ...at, name: 'bench' },
    input: {
      role_type: 'jwt',
      user_claim: 'sub',
      bound_audiences: [audience],
      bound_claims: { groups: ['builders'] },
      claim_mappings: { email: 'email' },
      token_policies: ['default'],
      token_ttl: 3600,
    },
  })
}
