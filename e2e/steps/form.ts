import { expect, type Locator, type Page } from '@playwright/test'

/** Where steps look: a page, or a part of it. */
export type Place = Page | Locator

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const named = (label: string) => new RegExp(`^${escaped(label)}(?: required)?$`)

/** The control of a form by its label, whether or not it has to be filled in. */
export const field = (place: Place, label: string): Locator => place.getByLabel(named(label))

/** Fills a text, a length of time, or a list with one item a line. */
export async function fill(place: Place, label: string, text: string | readonly string[]): Promise<void> {
  await field(place, label).fill(typeof text === 'string' ? text : text.join('\n'))
}

/** Chooses one of a few. */
export async function choose(page: Page, label: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: named(label) }).click()
  await page.getByRole('option', { name: choice }).first().click()
}

/** Picks some of many by typing their names. */
export async function pick(page: Page, label: string, ...names: readonly string[]): Promise<void> {
  const box = page.getByRole('combobox', { name: named(label) })
  for (const name of names) {
    await box.fill(name)
    await page.getByRole('option', { name }).first().click()
  }
  await box.press('Escape')
}

/** Turns something on or off. */
export async function turn(page: Page, label: string, isOn: boolean): Promise<void> {
  await page.getByRole('switch', { name: label, exact: true }).setChecked(isOn)
}

/** Replaces the text of an editor, as typing would. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: named(label) })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.insertText(text)
  await expect(editor).toContainText(text.split('\n')[0] ?? '')
}

/** Saves what was changed of something that exists: the changes are shown first. */
export async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Save / })
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog).toBeHidden()
}
