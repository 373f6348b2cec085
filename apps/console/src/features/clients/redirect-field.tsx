import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { Status } from '#ui/status.tsx'
import type { ClientValues } from './client-values.ts'
import { redirectChecks } from './redirect-checks.ts'

const fields = fieldsOf<ClientValues>()
const states = { error: 'bad', warning: 'warn', advice: 'info' } as const

/** The redirect URIs, looked at while they are typed. */
export function RedirectField({ placeholder }: { readonly placeholder: string }) {
  const { redirect_uris: uris = [] } = useWatch<ClientValues>()
  const checks = redirectChecks(uris.filter((uri) => uri !== undefined))
  return (
    <div className="flex flex-col gap-2">
      <fields.List name="redirect_uris" label="Redirect URIs" placeholder={placeholder} />
      <div role="status">
        <ul className="flex flex-col gap-1 text-sm">
          {checks.map(({ uri, level, text }) => (
            <li key={uri} className="flex flex-wrap items-center gap-2">
              <Status state={states[level]}>{level}</Status>
              <code className="break-all">{uri}</code>
              <span className="text-text-2">{text}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
