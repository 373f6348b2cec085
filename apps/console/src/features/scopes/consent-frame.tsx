import { consentPreviewAddress, packedDraft, type ConsentDraft } from '@postern/contract/resources/consent-draft.ts'
import { useState } from 'react'
import { classes } from '#ui/classes.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'ja', label: '日本語' },
] as const
const themes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const
const widths = [
  { value: 'phone', label: 'Phone' },
  { value: 'desktop', label: 'Desktop' },
] as const

interface ConsentFrameProps {
  readonly draft: ConsentDraft
}

/** The consent page as people will meet it: the very page, in a frame where it can do nothing. */
export function ConsentFrame({ draft }: ConsentFrameProps) {
  const [lang, setLang] = useState<(typeof languages)[number]['value']>('en')
  const [theme, setTheme] = useState<(typeof themes)[number]['value']>('light')
  const [width, setWidth] = useState<(typeof widths)[number]['value']>('phone')
  const query = new URLSearchParams({ draft: packedDraft(draft), lang, theme })
  return (
    <div className="mt-3 flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Field label="Language">{(ids) => <Select {...ids} value={lang} onChange={setLang} choices={languages} />}</Field>
        <Field label="Theme">{(ids) => <Select {...ids} value={theme} onChange={setTheme} choices={themes} />}</Field>
        <Field label="Screen">{(ids) => <Select {...ids} value={width} onChange={setWidth} choices={widths} />}</Field>
      </div>
      {/* Without scripts and forms it is a picture that reads aloud; its own origin lets it have its stylesheet. */}
      <iframe
        title="The consent page"
        src={`${consentPreviewAddress}?${query.toString()}`}
        sandbox="allow-same-origin"
        className={classes('h-160 max-w-full rounded-card border border-border', width === 'phone' ? 'w-80' : 'w-full')}
      />
    </div>
  )
}
