import { expect, type Page } from '@playwright/test'

/** Waits until everything a page of the console asked for has arrived. */
export async function isReady(page: Page): Promise<void> {
  await expect(page.locator('[data-state="ready"]').first()).toBeVisible()
}
