import { jwtAuthRoutes } from '@postern/contract/routes/jwt-auth.ts'
import { sysAuthRoutes } from '@postern/contract/routes/sys-auth.ts'
import { expect, test } from '#fixtures/test.ts'
import { deleteForGood, deleteHere } from '#steps/delete.ts'
import { choose, fill, pick, save } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator keeps the roles of a jwt mount', async ({ signInAs, named, postern, outside }) => {
  const mount = named('jwt')
  await postern.api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'jwt' } })
  await postern.api(jwtAuthRoutes).writeJwtConfig({ params: { mount }, input: { oidc_discovery_url: outside.issuer } })
  const page = await signInAs({ at: `/vault/access/${mount}/roles` })

  await page.getByRole('link', { name: 'New role' }).first().click()
  await onPage(page, 'New role')
  await fill(page, 'Name', 'ci')
  await choose(page, 'Type', 'JWT')
  await fill(page, 'Audiences', 'vault')
  await page.getByRole('textbox', { name: 'Claim 1' }).first().fill('ref')
  await page.getByRole('textbox', { name: 'Value 1' }).first().fill('refs/heads/main')
  await fill(page, 'The claim that names them', 'sub')
  await pick(page, 'Policies', 'default')
  await page.getByRole('button', { name: 'Create role' }).click()
  await onPage(page, 'ci')
  await expect(page.getByText('refs/heads/main').first()).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, 'Edit ci')
  await fill(page, 'The token lives', '15m')
  await save(page)
  await onPage(page, 'ci')
  await expect(page.getByText('15 minutes').first()).toBeVisible()
  await deleteHere(page, 'ci')
})

test('an operator keeps the roles and secret ids of an AppRole mount', async ({ signInAs, named, postern }) => {
  const mount = named('machines')
  await postern.api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'approle' } })
  const page = await signInAs({ at: `/vault/access/${mount}/roles` })

  await page.getByRole('link', { name: 'New role' }).first().click()
  await onPage(page, 'New role')
  await fill(page, 'Name', 'worker')
  await fill(page, 'A secret id lives', '1h')
  await page.getByRole('button', { name: 'Create role' }).click()
  await onPage(page, 'worker')

  await page.getByRole('button', { name: 'New secret id' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New secret id for worker' })
  await dialog.getByRole('button', { name: 'Make secret id' }).click()
  const made = page.getByRole('dialog', { name: 'The wrapping token' })
  await expect(made.getByText(/^vault unwrap/)).toBeVisible()
  await made.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, 'Edit worker')
  await fill(page, 'The token lives', '15m')
  await save(page)
  await onPage(page, 'worker')
  await deleteForGood(page, 'worker')
})

test('an operator keeps the users of a userpass mount, and they can sign in', async ({ signInAs, named, postern, browser }) => {
  const username = named('mary')
  const page = await signInAs({ at: '/vault/access/userpass/item/user' })
  await page.getByRole('link', { name: 'New user' }).first().click()
  await onPage(page, 'New user')
  await fill(page, 'Name', username)
  await fill(page, 'Password', 'connexion of the sciences')
  await pick(page, 'Policies', 'default')
  await page.getByRole('button', { name: 'Create user' }).click()
  await onPage(page, username)

  const theirs = await browser.newPage({ baseURL: postern.url })
  await theirs.goto('/ui/')
  await theirs.getByLabel('Name').fill(username)
  await theirs.getByLabel('Password').fill('connexion of the sciences')
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  await theirs.close()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${username}`)
  await fill(page, 'The token lives', '10m')
  await save(page)
  await onPage(page, username)
})

test('an operator keeps the roles of a kubernetes mount', async ({ signInAs, named, postern }) => {
  const mount = named('cluster')
  await postern.api(sysAuthRoutes).enableAuth({ params: { path: mount }, input: { type: 'kubernetes' } })
  const page = await signInAs({ at: `/vault/access/${mount}/configuration` })
  await fill(page, 'API server', 'https://kubernetes.example.com')
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await page.getByRole('link', { name: 'New role' }).first().click()
  await onPage(page, 'New role')
  await fill(page, 'Name', 'app')
  await fill(page, 'Service accounts', 'my-app')
  await fill(page, 'In the namespaces', 'production')
  await pick(page, 'Policies', 'default')
  await page.getByRole('button', { name: 'Create role' }).click()
  await onPage(page, 'app')

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, 'Edit app')
  await fill(page, 'The token lives', '15m')
  await save(page)
  await onPage(page, 'app')
  await deleteHere(page, 'app')
})
