import { expect, test } from '#fixtures/test.ts'
import { deleteForGood } from '#steps/delete.ts'
import { choose, field, fill, pick, save } from '#steps/form.ts'
import { onPage } from '#steps/on-page.ts'

test('an operator makes an entity, gives it an alias, changes it and deletes it', async ({ signInAs, named }) => {
  const name = named('ada')
  const page = await signInAs({ at: '/vault/access/identity/entities' })

  await page.getByRole('link', { name: 'New entity' }).first().click()
  await onPage(page, 'New entity')
  await fill(page, 'Name', name)
  await page.getByRole('textbox', { name: 'Name 1' }).fill('email')
  await page.getByRole('textbox', { name: 'Value 1' }).fill('ada@example.com')
  await pick(page, 'Policies', 'default')
  await page.getByRole('button', { name: 'Create entity' }).click()
  await onPage(page, name)
  await expect(page.getByText('email = ada@example.com')).toBeVisible()

  await page.getByRole('button', { name: 'Add alias' }).click()
  const dialog = page.getByRole('dialog', { name: `Add an alias to ${name}` })
  await choose(page, 'At the mount', 'userpass')
  await field(dialog, 'Name there').fill(name)
  await dialog.getByRole('button', { name: 'Add alias' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: `Delete the alias ${name}` })).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await page.getByRole('textbox', { name: 'Value 1' }).fill('countess@example.com')
  await save(page)
  await onPage(page, name)
  await expect(page.getByText('email = countess@example.com')).toBeVisible()

  await page.getByRole('button', { name: `Delete the alias ${name}` }).click()
  await page
    .getByRole('dialog', { name: /^Delete the alias/ })
    .getByRole('button', { name: 'Delete alias' })
    .click()
  await expect(page.getByText('No alias, so no login leads here.')).toBeVisible()

  await page.getByRole('link', { name: 'Entities', exact: true }).first().click()
  await page.getByRole('searchbox', { name: 'Search entities by name' }).fill(name)
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteForGood(page, name)
})

test('an operator makes a group, puts people and groups into it, takes them out and deletes it', async ({
  signInAs,
  makePerson,
  named,
}) => {
  const [name, inner, person] = [named('platform'), named('oncall'), named('grace')]
  await makePerson({ username: person, password: 'nanoseconds' })
  const page = await signInAs({ at: '/vault/access/identity/groups' })

  for (const group of [inner, name]) {
    await page.getByRole('link', { name: 'Groups', exact: true }).first().click()
    await page.getByRole('link', { name: 'New group' }).first().click()
    await onPage(page, 'New group')
    await fill(page, 'Name', group)
    await page.getByRole('button', { name: 'Create group' }).click()
    await onPage(page, group)
  }

  await page.getByRole('button', { name: 'Add members' }).first().click()
  const dialog = page.getByRole('dialog', { name: `Add members to ${name}` })
  await pick(page, 'People', person)
  await pick(page, 'Groups', inner)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()
  const members = page.getByRole('table', { name: 'members' })
  await expect(members.getByRole('row', { name: person })).toContainText('person')
  await expect(members.getByRole('row', { name: inner })).toContainText('group')
  await members.getByRole('button', { name: `Take ${inner} out` }).click()
  await expect(members.getByRole('row', { name: inner })).toBeHidden()

  await page.getByRole('link', { name: 'Edit' }).click()
  await onPage(page, `Edit ${name}`)
  await pick(page, 'Policies', 'default')
  await save(page)
  await onPage(page, name)

  await page.getByRole('link', { name: 'Groups', exact: true }).first().click()
  await page.getByRole('row', { name }).getByRole('link', { name }).click()
  await onPage(page, name)
  await deleteForGood(page, name)
})

test('a group that follows logins takes its name at the mount', async ({ signInAs, named }) => {
  const name = named('developers')
  const page = await signInAs({ at: '/vault/access/identity/groups/create' })
  await fill(page, 'Name', name)
  await choose(page, 'Type', 'External')
  await choose(page, 'At the mount', 'userpass')
  await fill(page, 'The group’s name there', name)
  await page.getByRole('button', { name: 'Create group' }).click()
  await onPage(page, name)
  await expect(page.getByText('external', { exact: true })).toBeVisible()
  await expect(
    page
      .getByText('Logins say who is in it')
      .or(page.getByRole('button', { name: 'Add members' }))
      .first(),
  ).toBeVisible()
})
