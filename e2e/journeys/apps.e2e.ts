import { expect, test } from '#fixtures/test.ts'
import { deleteForGood, deleteHere } from '#steps/delete.ts'
import { choose, fill, pick, save, turn, write } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator makes a scope beside its preview, changes it and deletes it', async ({ signInAs, named }) => {
  const name = named('contact')
  const page = await signInAs({ at: '/vault/access/oidc/scopes' })

  await page.getByRole('link', { name: 'New scope' }).first().click()
  await onPage(page, 'New scope')
  await fill(page, 'Name', name)
  await fill(page, 'On the consent page', 'Your user name')
  await write(page, 'Claims', '{"username": {{identity.entity.name}}}')
  await page.getByRole('button', { name: 'Create scope' }).click()
  await onPage(page, name)

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await turn(page, 'The person may decline it', true)
  await save(page)
  await onPage(page, name)

  await page.getByRole('link', { name: 'Scopes', exact: true }).first().click()
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteHere(page, name)
})

test('an operator makes an assignment of people and groups, changes it and deletes it', async ({
  signInAs,
  makePerson,
  named,
}) => {
  const [name, person] = [named('readers'), named('grace')]
  await makePerson({ username: person, password: 'nanoseconds' })
  const page = await signInAs({ at: '/vault/access/oidc/assignments' })

  await page.getByRole('link', { name: 'New assignment' }).first().click()
  await onPage(page, 'New assignment')
  await fill(page, 'Name', name)
  await pick(page, 'People', person)
  await page.getByRole('button', { name: 'Create assignment' }).click()
  await onPage(page, name)
  await expect(page.getByRole('link', { name: person }).first()).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await page.getByRole('button', { name: `Remove ${person}` }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('an empty assignment lets nobody in')
  await pick(page, 'People', person)
  await page.getByRole('link', { name: 'Cancel' }).click()
  await onPage(page, name)
  await deleteHere(page, name)
})

test('an operator makes a client of a kind, sees its settings and deletes it', async ({ signInAs, named }) => {
  const name = named('grafana')
  const page = await signInAs({ at: '/vault/access/oidc/clients' })

  await page.getByRole('link', { name: 'New client' }).first().click()
  await onPage(page, 'New client')
  await page.getByRole('link', { name: 'Web app on a server' }).click()
  await onPage(page, /^New client: web app/)
  await fill(page, 'Name', name)
  await fill(page, 'What people call it', 'Grafana')
  await fill(page, 'Redirect URIs', ['https://grafana.example.com/login/generic_oauth'])
  await pick(page, 'Assignments', 'allow_all')
  await page.getByRole('button', { name: 'Create client' }).click()
  await onPage(page, name)
  await expect(page.getByText('No provider lets this app').or(page.getByText('Addresses')).first()).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await fill(page, 'ID token lives', '2h')
  await save(page)
  await onPage(page, name)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('2 hours').first()).toBeVisible()
  await page.getByRole('link', { name: 'Who can sign in' }).click()
  await onPage(page, name)
  await page.getByRole('link', { name: 'Connect' }).click()
  await onPage(page, name)
  await deleteForGood(page, name)
})

test('an operator makes a provider of scopes and clients, changes it and deletes it', async ({ signInAs, named, postern }) => {
  const name = named('public')
  const page = await signInAs({ at: '/vault/access/oidc/providers' })

  await page.getByRole('link', { name: 'New provider' }).first().click()
  await onPage(page, 'New provider')
  await fill(page, 'Name', name)
  await pick(page, 'Clients', '*')
  await page.getByRole('button', { name: 'Create provider' }).click()
  await onPage(page, name)
  await expect(page.getByText(`${postern.url}/v1/identity/oidc/provider/${name}`).first()).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await choose(page, 'Consent', 'Ask every time')
  await save(page)
  await onPage(page, name)

  await page.getByRole('link', { name: 'Providers', exact: true }).first().click()
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteHere(page, name)
})
