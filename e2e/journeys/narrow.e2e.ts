import { expect, test } from '#fixtures/test.ts'
import type { Page } from '@playwright/test'
import { consolePages } from '#steps/console-pages.ts'
import { signInWithPassword } from '#steps/end-user.ts'
import { isReady } from '#steps/is-ready.ts'

test.use({ viewport: { width: 320, height: 640 }, trace: 'off' })

/** Nobody has to scroll sideways to read a page; tables may scroll inside their frame (WCAG 1.4.10). */
async function fits(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, new URL(page.url()).pathname).toBeLessThanOrEqual(320)
}

test('every page of the console fits a window of 320 pixels', async ({ signInAs, house, page }) => {
  test.slow()
  await signInAs()
  for (const path of Object.values(consolePages(house)).flat()) {
    await page.goto(`/ui${path}`)
    await isReady(page)
    await fits(page)
  }
})

test('what people meet on the way to an app fits a window of 320 pixels', async ({ page, postern, house: { app, resident } }) => {
  await page.goto(`${app.home}sign-in?prompt=consent`)
  await fits(page)
  await signInWithPassword(page, resident.username, resident.password)
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await fits(page)
  await page.goto(`${postern.url}/ui/account`)
  await fits(page)
})

test('the sidebar of a narrow window opens, leads on and closes', async ({ signInAs }) => {
  const page = await signInAs()
  await page.getByRole('button', { name: 'Sections' }).click()
  await page.getByRole('dialog', { name: 'Sections' }).getByRole('link', { name: 'Policies', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Policies' })).toBeVisible()
  await expect(page.getByRole('dialog', { name: 'Sections' })).toBeHidden()
})
