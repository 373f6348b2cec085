import type { ReactNode } from 'react'
import type { Frame } from '#frame.ts'
import { languageNames } from '#words/languages.ts'
import type { Words } from '#words/en.ts'

interface DocumentProps {
  readonly title: string
  readonly frame: Frame
  readonly words: Words
  /** Where the browser goes by itself, for pages that only pass on. */
  readonly refresh?: string | undefined
  readonly children: ReactNode
}

/** The document around every page: one column, one stylesheet, one script that only makes things nicer. */
export function Document({ title, frame, words, refresh, children }: DocumentProps) {
  return (
    <html lang={frame.language} data-theme={frame.theme === 'system' ? undefined : frame.theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {refresh === undefined ? null : <meta httpEquiv="refresh" content={`0; url=${refresh}`} />}
        <title>{`${title} · Postern`}</title>
        <link rel="icon" href="/ui/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={frame.stylesheet} />
        <script src={frame.script} defer />
      </head>
      <body>
        <a className="skip" href="#content">
          {words.skip}
        </a>
        <header>
          <p>Postern</p>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer>
          <Languages frame={frame} words={words} />
          {frame.help === undefined ? null : <a href={frame.help}>{words.help}</a>}
        </footer>
      </body>
    </html>
  )
}

function Languages({ frame, words }: Pick<DocumentProps, 'frame' | 'words'>) {
  const { here } = frame
  if (here === undefined) return null
  return (
    <nav aria-label={words.language}>
      {languageNames.map(({ language, name }) => (
        <a
          key={language}
          href={`${here}${here.includes('?') ? '&' : '?'}lang=${language}`}
          lang={language}
          hrefLang={language}
          aria-current={language === frame.language ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  )
}
