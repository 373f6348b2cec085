import { expect, type Page } from '@playwright/test'
import { outsidePeople } from '#outside/people.ts'

/** Signs in on the page of the outside identity provider. */
export async function signInOutside(page: Page, username: (typeof outsidePeople)[number]['username']): Promise<void> {
  const person = outsidePeople.find((one) => one.username === username)
  await expect(page.getByRole('heading', { name: 'Example Corp' })).toBeVisible()
  await page.getByLabel('User name').fill(username)
  await page.getByLabel('Password').fill(person?.password ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
}
