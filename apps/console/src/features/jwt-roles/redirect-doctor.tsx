import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '#ui/button.tsx'
import { CopyButton } from '#ui/copy-button.tsx'
import { Status } from '#ui/status.tsx'
import type { RoleValues } from './role-values.ts'
import { redirectStates } from './redirect-states.ts'

const states = { listed: 'ok', missing: 'warn', different: 'bad' } as const

/** Which addresses people come back to at this mount, and whether the role lists each. */
export function RedirectDoctor({ mount }: { readonly mount: string }) {
  const { setValue } = useFormContext<RoleValues>()
  const { allowed_redirect_uris: listed = [] } = useWatch<RoleValues>()
  const uris = listed.filter((uri) => uri !== undefined)
  const add = (uri: string) =>
    setValue('allowed_redirect_uris', [...uris.filter((one) => one.trim() !== ''), uri], { shouldDirty: true })
  return (
    <ul className="flex flex-col gap-2">
      {redirectStates(globalThis.location.origin, mount, uris).map(({ client, uri, state, note }) => (
        <li key={client} className="flex flex-wrap items-center gap-2">
          <Status state={states[state]}>{state}</Status>
          <span className="text-text-2">{client}</span>
          <code className="break-all">{uri}</code>
          <CopyButton value={uri} label={`Copy the address of the ${client}`} />
          {state === 'listed' ? null : (
            <Button onClick={() => add(uri)}>
              Add<span className="sr-only"> the address of the {client}</span>
            </Button>
          )}
          {note ? <span className="w-full text-sm text-text-2">{note}</span> : null}
        </li>
      ))}
    </ul>
  )
}
