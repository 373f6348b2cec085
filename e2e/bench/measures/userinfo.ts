import { openConnection } from '../load/connection.ts'
import { drive } from '../load/drive.ts'
import { ratio } from '../rounds/figures.ts'
import type { Measure, Trial } from '../rounds/measure.ts'
import { connections, type Stage } from '../stage.ts'
import { apps } from './code-flow/cast.ts'
import type { Flow } from './code-flow/flow.ts'

/** Apps ask who somebody is, with the access token they were given. */
export async function userinfo({ flows }: Stage): Promise<Measure> {
  return {
    trials: await Promise.all((await flows()).map(trialOf)),
    goals: [
      {
        what: 'Userinfo to oidc-provider',
        unit: 'times',
        atLeast: 2.5,
        figure: ratio('userinfo, Postern', 'userinfo, oidc-provider'),
      },
      { what: 'Userinfo to bare node:http', unit: 'times', atLeast: 0.25, figure: ratio('userinfo, Postern', 'node:http') },
    ],
  }
}

async function trialOf(flow: Flow): Promise<Trial> {
  const { port, server } = flow
  const request = flow.userinfo(await accessTokenFrom(flow))
  return { name: `userinfo, ${server}`, run: (seconds) => drive({ port, connections, seconds, next: () => request }) }
}

async function accessTokenFrom(flow: Flow): Promise<string> {
  const [app] = apps
  if (app === undefined) throw new Error('there is no app')
  const connection = await openConnection(flow.port)
  const code = flow.codeIn(await connection.send(flow.authorize(app))) ?? ''
  const { body } = await connection.send(flow.exchange(app, code))
  connection.close()
  const token = /"access_token":"([^"]+)"/.exec(body.toString())?.[1]
  if (token === undefined) throw new Error(`${flow.server} gave no access token: ${body.toString()}`)
  return token
}
