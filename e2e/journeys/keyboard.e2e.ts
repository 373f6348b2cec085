import { expect, test } from '#fixtures/test.ts'
import type { Page } from '@playwright/test'
import { publishApp } from '#seed/app.ts'
import { onPage } from '#steps/on-page.ts'

/** Moves on with Tab until what is meant has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp, role: 'link' | 'button' | 'textbox' = 'textbox'): Promise<void> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await expect(target).toBeVisible()
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(name)} is not reached with Tab`)
}

test('an operator writes a policy and finds it again without a mouse', async ({ signInAs, named }) => {
  const name = named('keyed')
  const page = await signInAs()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await onPage(page, 'Policies')
  await page.keyboard.press('n')
  await onPage(page, 'New policy')

  await tabTo(page, /^Name/)
  await page.keyboard.type(name)
  await tabTo(page, 'Policy')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('path "cubbyhole/notes" { capabilities = ["read"] }')
  // Tab indents in an editor; behind Escape it leads out of it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await tabTo(page, 'Create policy', 'button')
  await page.keyboard.press('Enter')
  await onPage(page, name)

  await page.keyboard.press('ControlOrMeta+k')
  await expect(
    page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('textbox')).first(),
  ).toBeFocused()
  await page.keyboard.type('Policies')
  await page.keyboard.press('Enter')
  await onPage(page, 'Policies')
  await page.keyboard.press('/')
  await page.keyboard.type(name)
  await expect(page.getByRole('row', { name })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await tabTo(page, name, 'link')
  await page.keyboard.press('Enter')
  await onPage(page, name)
})

test('the skip link leads to the content, and a dialog gives the focus back', async ({ signInAs, house }) => {
  const page = await signInAs({ at: `/vault/access/${house.mounts.ci}` })
  await page.getByRole('link', { name: 'Skip to content' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  await tabTo(page, 'Disable', 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Disable the auth mount/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Disable', exact: true })).toBeFocused()
})

test('a person signs in to an app and allows it without a mouse', async ({ page, postern, sampleApp, makePerson, named }) => {
  const username = named('barbara')
  await makePerson({ username, password: 'abstraction' })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  await page.goto(`${app.home}sign-in`)
  // Buttons wake up half a second after the page is seen.
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  await tabTo(page, 'Name')
  await page.keyboard.type(username)
  await page.keyboard.press('Tab')
  await page.keyboard.type('abstraction')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Notes asks for access to your account' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeEnabled()
  await tabTo(page, 'Allow', 'button')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${username}` })).toBeVisible()
})
