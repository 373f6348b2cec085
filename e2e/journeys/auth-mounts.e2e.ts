import { expect, test } from '#fixtures/test.ts'
import { deleteForGood } from '#steps/delete.ts'
import { fill, save, turn } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator enables a userpass method, makes a user, tunes the method and disables it', async ({ signInAs, named }) => {
  const mount = named('people')
  const page = await signInAs({ at: '/vault/access' })

  await page.getByRole('link', { name: 'Enable method' }).first().click()
  await onPage(page, 'Enable a method')
  await page.getByRole('link', { name: 'Name and password' }).click()
  await onPage(page, /^Enable /)
  await fill(page, 'Path', mount)
  await fill(page, 'Description', 'Our people')
  await turn(page, 'Show it on the sign-in page', false)
  await page.getByRole('button', { name: 'Enable method' }).click()

  await onPage(page, 'New user')
  await fill(page, 'Name', 'grace')
  await fill(page, 'Password', 'a moth in the relay')
  await page.getByRole('button', { name: 'Create user' }).click()
  await onPage(page, 'grace')

  await page.getByRole('link', { name: mount, exact: true }).first().click()
  await onPage(page, mount)
  await page.getByRole('link', { name: 'Tuning' }).click()
  await fill(page, 'By default', '30m')
  await save(page)
  await expect(page.getByText('30 minutes').first()).toBeVisible()

  await page.getByRole('link', { name: 'Auth mounts', exact: true }).first().click()
  await page.getByRole('row', { name: mount }).getByRole('link', { name: mount }).click()
  await onPage(page, mount)
  await deleteForGood(page, mount, 'Disable')
})
