import { expect, test } from '#fixtures/test.ts'
import { publishApp } from '#seed/app.ts'
import { enableOutside } from '#seed/outside-mount.ts'
import { allow, claim } from '#steps/end-user.ts'
import { signInOutside } from '#steps/outside.ts'

test('whoever signs in at the outside identity provider gets into the app as well', async ({
  page,
  postern,
  outside,
  sampleApp,
  named,
}) => {
  const mount = named('corp')
  await enableOutside({ postern, outside, mount, description: `Example Corp ${mount}` })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })

  await page.goto(`${app.home}sign-in`)
  await page.getByRole('link', { name: `Sign in with Example Corp ${mount}` }).click()
  await signInOutside(page, 'ada')
  await allow(page)

  await expect(page.getByRole('heading', { name: /^Welcome, / })).toBeVisible()
  await expect(claim(page, 'ID token', 'aud')).toHaveText(app.clientId)
})

test('whoever goes back at the outside identity provider can choose another way', async ({
  page,
  postern,
  outside,
  sampleApp,
  named,
}) => {
  const mount = named('corp')
  await enableOutside({ postern, outside, mount, description: `Example Corp ${mount}` })
  const app = await publishApp({ postern, sampleApp, name: named('notes') })
  await page.goto(`${app.home}sign-in`)
  await page.getByRole('link', { name: `Sign in with Example Corp ${mount}` }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The sign-in was not accepted' })).toBeVisible()
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Notes' })).toBeVisible()
})
