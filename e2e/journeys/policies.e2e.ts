import { policyRoutes } from '@postern/contract/routes/policies.ts'
import { expect, test } from '#fixtures/test.ts'
import { deleteHere } from '#steps/delete.ts'
import { fill, save, write } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator writes a policy, changes it, finds it and deletes it', async ({ signInAs, named }) => {
  const name = named('reader')
  const page = await signInAs({ at: '/vault/policies/acl' })

  await page.getByRole('link', { name: 'New policy' }).first().click()
  await onPage(page, 'New policy')
  await fill(page, 'Name', name)
  await write(page, 'Policy', 'path "cubbyhole/notes" { capabilities = ["read"] }')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await onPage(page, name)
  await expect(page.getByRole('textbox', { name: `Text of ${name}` })).toContainText('cubbyhole/notes')

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await write(page, 'Policy', 'path "cubbyhole/diary" { capabilities = ["read", "list"] }')
  await save(page)
  await onPage(page, name)
  await expect(page.getByText('version 2')).toBeVisible()

  await page.getByRole('link', { name: 'Policies', exact: true }).first().click()
  await page.getByRole('searchbox', { name: 'Search policies by name' }).fill(name)
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteHere(page, name)
})

test('a policy that cannot be read is refused beside the line at fault', async ({ signInAs, named }) => {
  const page = await signInAs({ at: '/vault/policies/acl/create' })
  await fill(page, 'Name', named('broken'))
  await write(page, 'Policy', 'path "a" { capabilities = ["rread"] }')
  await expect(page.getByRole('list', { name: 'What the server says of it' })).toContainText('line 1')
  await page.getByRole('button', { name: 'Create policy' }).click()
  await expect(page.getByRole('alert').or(page.getByText('rread')).first()).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'New policy' })).toBeVisible()
})

test('a deletion can be taken back', async ({ signInAs, named, page, postern }) => {
  const name = named('kept')
  await postern.api(policyRoutes).writePolicy({ params: { name }, input: { policy: 'path "a" { capabilities = ["read"] }' } })
  await signInAs({ at: `/vault/policy/acl/${name}` })
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('row', { name })).toBeVisible()
})
