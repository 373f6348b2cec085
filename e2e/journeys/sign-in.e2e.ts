import { expect, test } from '#fixtures/test.ts'

test('an operator signs in with a token, looks around and signs out', async ({ page, postern }) => {
  await page.goto('/ui/')
  await expect(page.getByRole('heading', { name: 'Sign in to Postern' })).toBeVisible()
  const byToken = page.getByRole('button', { name: 'Use a token instead' })
  if (await byToken.isVisible()) await byToken.click()
  await page.getByLabel('Token').fill(postern.rootToken)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
})
