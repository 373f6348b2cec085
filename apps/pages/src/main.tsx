import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'
import { Document } from './document.tsx'
import enhance from './enhance.ts?raw'
import type { Frame } from './frame.ts'
import type { Page } from './page.ts'
import styles from './styles.css?inline'
import { pageTitle } from './title.ts'
import { Account } from './views/account.tsx'
import { Consent } from './views/consent.tsx'
import { Device } from './views/device.tsx'
import { FirstRun } from './views/first-run.tsx'
import { Going } from './views/going.tsx'
import { NotAllowed } from './views/not-allowed.tsx'
import { OutsideDone } from './views/outside-done.tsx'
import { Problem } from './views/problem.tsx'
import { SignIn } from './views/sign-in.tsx'
import { SignOut } from './views/sign-out.tsx'
import type { Words } from './words/en.ts'
import { languageFor, wordsIn } from './words/languages.ts'

export { languageFor }

/** What the pages look like: one static file. */
export const stylesheet: string = styles

/** What makes them a little nicer: one static file. */
export const script: string = enhance

/** The page as a whole HTML document. Everything in it is escaped, and none of it needs a script. */
export function renderPage(page: Page, frame: Frame): string {
  const words = wordsIn(frame.language)
  const refresh = page.kind === 'going' && page.way.by === 'link' ? page.way.href : undefined
  const content = (
    <Document title={pageTitle(page, words)} frame={frame} words={words} refresh={refresh}>
      {viewOf(page, words, frame)}
    </Document>
  )
  return `<!doctype html>${renderToStaticMarkup(content)}`
}

function viewOf(page: Page, words: Words, frame: Frame): ReactNode {
  switch (page.kind) {
    case 'account':
      return <Account page={page} words={words} frame={frame} />
    case 'consent':
      return <Consent page={page} words={words} frame={frame} />
    case 'device':
      return <Device page={page} words={words} />
    case 'first-run':
      return <FirstRun page={page} words={words} />
    case 'going':
      return <Going page={page} words={words} />
    case 'not-allowed':
      return <NotAllowed page={page} words={words} frame={frame} />
    case 'outside-done':
      return <OutsideDone page={page} words={words} />
    case 'problem':
      return <Problem page={page} words={words} frame={frame} />
    case 'sign-in':
      return <SignIn page={page} words={words} frame={frame} />
    case 'sign-out':
      return <SignOut page={page} words={words} />
  }
}
