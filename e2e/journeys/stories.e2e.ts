import { identityRoutes } from '@postern/contract/routes/identity.ts'
import { oidcProviderRoutes } from '@postern/contract/routes/oidc-provider.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { admin } from '#fixtures/sign-in.ts'
import { expect, test } from '#fixtures/test.ts'
import { enableCi } from '#seed/ci-mount.ts'
import { administratorSetsUp } from '#stories/administrator.ts'
import { jobLogsIn } from '#stories/ci-job.ts'
import { personOpensApp } from '#stories/person.ts'
import { silently } from '#stories/tell.ts'

test('an administrator sets everything up in the console, and then a person gets into the app', async ({
  page,
  browser,
  postern,
  outside,
  sampleApp,
  makePerson,
  named,
}) => {
  test.slow()
  const [username, app, oidcMount, jwtMount, group] = [named('root'), named('notes'), named('corp'), named('jwt'), named('staff')]
  await makePerson({ username, password: 'keys to the house', policies: [admin.name] })
  const client = await outside.register('Postern', [`${postern.url}/ui/vault/auth/${oidcMount}/oidc/callback`])
  const { id: canonical_id } = await postern.api(identityRoutes).writeGroup({ input: { name: group, type: 'external' } })
  await administratorSetsUp({
    page,
    plan: {
      console: postern.url,
      administrator: { username, password: 'keys to the house' },
      outside: { name: oidcMount, issuer: outside.issuer, client },
      oidcMount,
      jwtMount,
      app,
      group,
      redirectUri: sampleApp.redirectUri(app),
    },
    tell: silently,
  })

  // The group follows the logins of the mount, which is there only now.
  const { accessor } = await postern.api(sysAuthRoutes).readAuthMount({ params: { path: oidcMount } })
  await postern.api(identityRoutes).writeGroupAlias({ input: { name: 'platform', mount_accessor: accessor, canonical_id } })
  const api = postern.api(oidcProviderRoutes)
  const { client_id, client_secret = '' } = await api.readOidcClient({ params: { name: app } })
  const { issuer } = await api.readOidcProvider({ params: { name: app } })
  await sampleApp.connect({ name: app, issuer, client_id, client_secret, scope: `openid ${app}` })

  const theirs = await browser.newContext({ reducedMotion: 'reduce' })
  await personOpensApp({
    page: await theirs.newPage(),
    home: sampleApp.home(app),
    provider: oidcMount,
    tell: silently,
  })
  await theirs.close()
})

test('a job is refused, an operator finds out why, and mends the role', async ({ signInAs, postern, outside, named }) => {
  const mount = named('jwt')
  await enableCi({ postern, outside, mount, policy: named('deploy') })
  const page = await signInAs()
  await jobLogsIn({ page, postern, outside, mount, tell: silently })
  await expect(page.getByText('The role ci lets this token in')).toBeVisible()
})
