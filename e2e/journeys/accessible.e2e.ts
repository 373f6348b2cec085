import { expect, test } from '#fixtures/test.ts'
import { consolePages, sections } from '#steps/console-pages.ts'
import { allow, signInWithPassword } from '#steps/end-user.ts'
import { isReady } from '#steps/is-ready.ts'
import { lookOver } from '#steps/look-over.ts'

// High enough that the bar to save with, which sticks to the bottom of the window, covers nothing.
test.use({ viewport: { width: 1280, height: 3000 }, trace: 'off' })

for (const section of sections) {
  test(`axe finds nothing in either theme: ${section}`, async ({ signInAs, house, page }) => {
    const [first = '', ...rest] = consolePages(house)[section]
    await signInAs({ at: first })
    await lookOver(page)
    for (const path of rest) {
      await page.goto(`/ui${path}`)
      await isReady(page)
      await lookOver(page)
    }
  })
}

test('axe finds nothing in either theme: the sign-in page of the console', async ({ page }) => {
  await page.goto('/ui/vault/auth')
  await isReady(page)
  await lookOver(page)
  await page.getByRole('button', { name: 'Use a token instead' }).click()
  await lookOver(page)
})

test('axe finds nothing in either theme: what people meet on the way to an app', async ({ page, postern, house }) => {
  const { app, resident } = house
  await page.goto(`${app.home}sign-in?prompt=consent`)
  await lookOver(page)
  await signInWithPassword(page, resident.username, 'wrong')
  await expect(page.getByRole('alert')).toBeVisible()
  await lookOver(page)
  await signInWithPassword(page, resident.username, resident.password)
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await lookOver(page)
  await allow(page)
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible()
  await page.goto(`${postern.url}/ui/account`)
  await lookOver(page)
  await page.goto(`${postern.url}/ui/vault/identity/oidc/provider/${app.name}/authorize?client_id=unknown`)
  await lookOver(page)
  await page.goto(`${postern.url}/ui/vault/identity/oidc/provider/${app.name}/logout`)
  await lookOver(page)
})

test('axe finds nothing in either theme: the page of somebody who may not', async ({ page, house }) => {
  await page.goto(`${house.app.home}sign-in`)
  await signInWithPassword(page, house.stranger.username, house.stranger.password)
  await expect(page.getByRole('heading', { name: 'You may not use Notes' })).toBeVisible()
  await lookOver(page)
})
