import { expect, test } from '#fixtures/test.ts'
import { deleteForGood } from '#steps/delete.ts'
import { choose, fill, save } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator makes a key, lets it rotate, changes it and deletes it', async ({ signInAs, named }) => {
  const name = named('signing')
  const page = await signInAs({ at: '/vault/access/oidc/keys' })

  await page.getByRole('link', { name: 'New key' }).first().click()
  await onPage(page, 'New key')
  await fill(page, 'Name', name)
  await choose(page, 'Algorithm', 'ES256')
  await fill(page, 'Rotate every', '12h')
  await fill(page, 'Client ids', '*')
  await page.getByRole('button', { name: 'Create key' }).click()
  await onPage(page, name)

  await page.getByRole('button', { name: 'Rotate now' }).click()
  const dialog = page.getByRole('dialog', { name: `Rotate the key ${name} now?` })
  const typed = dialog.getByLabel(`Type ${name} to confirm`)
  if (await typed.isVisible()) await typed.fill(name)
  await dialog.getByRole('button', { name: 'Rotate now' }).click()
  await expect(page.getByText(`The key ${name} has rotated`)).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await fill(page, 'Verify on for', '6h')
  await save(page)
  await onPage(page, name)

  await page.getByRole('link', { name: 'Keys', exact: true }).first().click()
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteForGood(page, name)
})
