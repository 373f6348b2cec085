import { useFormState } from 'react-hook-form'
import { Banner } from '#ui/banner.tsx'
import { useFormAbout } from './form-context.ts'

/** After a failed submit: the fields that need a look, each a link to it. */
export function ErrorSummary({ onGo }: { readonly onGo: (name: string) => void }) {
  const { errors, isSubmitted } = useFormState()
  const { labels } = useFormAbout()
  const names = Object.keys(errors)
  if (!isSubmitted || names.length === 0) return null
  return (
    <Banner kind="bad" title={names.length === 1 ? 'One field needs another look' : `${names.length} fields need another look`}>
      <ul className="list-disc pl-5">
        {names.map((name) => {
          const message = errors[name]?.message
          return (
            <li key={name}>
              <button type="button" className="font-medium text-accent underline" onClick={() => onGo(name)}>
                {labels.get(name) ?? name}
              </button>
              {typeof message === 'string' ? `: ${message}` : null}
            </li>
          )
        })}
      </ul>
    </Banner>
  )
}
