import type { Page } from './page.ts'
import { shownText } from './text/shown-text.ts'
import type { Words } from './words/en.ts'
import { filled } from './words/phrase.tsx'

/** What the window is called. */
export function pageTitle(page: Page, words: Words): string {
  switch (page.kind) {
    case 'account':
      return page.account === undefined ? words.account.nobodyTitle : words.account.title
    case 'consent':
      return filled(words.consent.title, { app: shownText(page.app.name) })
    case 'device':
      return words.device.title
    case 'first-run':
      return words.firstRun.title
    case 'going':
      return page.app === '' ? words.going.next : filled(words.going.title, { app: shownText(page.app) })
    case 'not-allowed':
      return filled(words.notAllowed.title, { app: shownText(page.app) })
    case 'outside-done':
      return words.outside.title
    case 'problem':
      return words.errors[page.cause].title
    case 'sign-in':
      return page.app === undefined ? words.signIn.title : filled(words.signIn.titleFor, { app: shownText(page.app) })
    case 'sign-out':
      return page.stage === 'done' ? words.signOut.doneTitle : words.signOut.title
  }
}
