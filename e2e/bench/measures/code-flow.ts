import { loopDelay, ratio } from '../rounds/figures.ts'
import type { Goal, Measure } from '../rounds/measure.ts'
import type { Stage } from '../stage.ts'
import { apps } from './code-flow/cast.ts'
import { authorizeThenExchange, exchangeAtEase, nameOf } from './code-flow/trials.ts'

/** People come into apps: authorize with a session, then the exchange of the codes, at both servers. */
export async function codeFlow({ postern, ceilings, flows }: Stage): Promise<Measure> {
  const servers = await flows()
  const [ours] = servers
  const [app] = apps
  const atEase = ours && app ? [exchangeAtEase(ours, app, postern.eventLoop)] : []
  const ceiling = (['RS256', 'ES256'] as const).map((algorithm) => ({
    name: `signing ${algorithm}`,
    run: (seconds: number) => ceilings.signing(algorithm, seconds),
  }))
  return {
    trials: [...ceiling, ...apps.flatMap((one) => servers.flatMap((flow) => authorizeThenExchange(flow, one))), ...atEase],
    goals,
  }
}

const rsa = (step: 'authorize' | 'exchange', server: 'Postern' | 'oidc-provider') => nameOf({ step, algorithm: 'RS256', server })
const ecdsa = (server: 'Postern' | 'oidc-provider') => nameOf({ step: 'exchange', algorithm: 'ES256', server })

const goals: readonly Goal[] = [
  {
    what: 'Token exchange RS256 to oidc-provider',
    unit: 'times',
    atLeast: 1.15,
    figure: ratio(rsa('exchange', 'Postern'), rsa('exchange', 'oidc-provider')),
  },
  {
    what: 'Token exchange RS256 to RS256 signatures on all cores',
    unit: 'times',
    atLeast: 0.5,
    figure: ratio(rsa('exchange', 'Postern'), 'signing RS256'),
  },
  {
    what: 'Token exchange ES256 to oidc-provider',
    unit: 'times',
    atLeast: 2,
    figure: ratio(ecdsa('Postern'), ecdsa('oidc-provider')),
  },
  {
    what: 'Authorize with a session to oidc-provider',
    unit: 'times',
    atLeast: 1.5,
    figure: ratio(rsa('authorize', 'Postern'), rsa('authorize', 'oidc-provider')),
  },
  {
    what: "Token exchange at 70 % of its rate: the event loop's delay, 99 of 100",
    unit: 'ms',
    atMost: 10,
    figure: loopDelay(nameOf({ step: 'exchange at 70 %', algorithm: 'RS256', server: 'Postern' })),
  },
]
