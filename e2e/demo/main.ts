import process from 'node:process'
import { mainBranch } from '#seed/ci-mount.ts'
import { outsidePeople } from '#outside/people.ts'
import { freePort } from '#programs/free-port.ts'
import { isFree } from './is-free.ts'
import { buildTown, password, townspeople, type Town } from './town.ts'

/** Starts everything in memory, says where to click and with which account, and runs until it is stopped. */
async function main(): Promise<void> {
  const town = await buildTown({ postern: (await isFree(8200)) ? 8200 : await freePort() })
  console.log(await guideTo(town))
  const stop = (): void => void town.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

async function guideTo({ postern, outside, sampleApp, notes, ledger, mounts }: Town): Promise<string> {
  const day = 86_400
  const good = await outside.ciToken({ ...mainBranch, ttl: day })
  const wrong = await outside.ciToken({ ...mainBranch, aud: 'https://vault.example.com', ttl: day })
  const login = (jwt: string) => `     curl --data '{"role":"ci","jwt":"${jwt}"}' ${postern.url}/v1/auth/${mounts.ci}/login`
  return `
Postern is running, in memory: all of it is gone when this ends (Ctrl+C).

1. The console            ${postern.url}/ui/
     sign in as admin with the password ${password}, or with the token ${postern.rootToken}

2. An app of somebody else
     ${notes.home}   everybody may use it
     ${ledger.home}  staff, and platform at Example Corp
     Sign in with one of
       ${townspeople.map(({ username, groups }) => `${username} (${groups.join(', ')})`).join('\n       ')}
       with the password ${password},
     or with Example Corp (${outside.issuer}) as one of
       ${outsidePeople.map((one) => `${one.username} with the password ${one.password} (${one.groups.join(', ')})`).join('\n       ')}
     What was allowed:    ${postern.url}/ui/account
     Connect another app: ${sampleApp.url}/connect

3. A CI job shows its token
${login(good)}

   One with the wrong audience is refused
${login(wrong)}

   Why? Paste its token here: ${postern.url}/ui/vault/access/${mounts.ci}/debug?role=ci
`
}

await main()
