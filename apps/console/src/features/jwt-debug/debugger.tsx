import type { JwtLoginDebug } from '@postern/contract/resources/jwt-login-debug.ts'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { usePick } from '#components/pick/use-pick.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { TextArea, TextInput } from '#ui/text-input.tsx'
import { AttemptView } from './attempt-view.tsx'
import { DebugResult } from './debug-result.tsx'
import { attemptWith, debugLogin, roleSource, type DebugQuestion } from './queries.ts'

interface DebuggerProps {
  readonly mount: string
  readonly search: { readonly role?: string | undefined; readonly attempt?: string | undefined }
}

/** Shows what every rule of a login says of a token, whether or not an earlier one refused. */
export function Debugger({ mount, search }: DebuggerProps) {
  const type = useMount(mount)?.type ?? 'jwt'
  const [role, setRole] = useState(search.role ?? '')
  const [jwt, setJwt] = useState('')
  const [remoteAddress, setRemoteAddress] = useState('')
  const [result, setResult] = useState<{ readonly debug: JwtLoginDebug; readonly question: DebugQuestion }>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { data: attempt } = useQuery({ ...attemptWith(mount, search.attempt ?? ''), enabled: search.attempt !== undefined })
  const { typed: _, ...roles } = usePick(roleSource(mount), role === '' ? [] : [role])

  const run = async (tryRole?: Readonly<Record<string, unknown>>) => {
    const question = { mount, type, role, jwt: jwt.trim(), remoteAddress: remoteAddress.trim(), tryRole }
    setBusy(true)
    setError(undefined)
    try {
      setResult({ debug: await debugLogin(question), question })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (jwt.trim() !== '') void run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
  }

  return (
    <div className="grid items-start gap-5 xl:grid-cols-[2fr_3fr]">
      <form ref={form} onSubmit={submit}>
        <Card title="The login" hint="The token stays in this browser and in the server’s memory. It is not logged.">
          <div className="flex flex-col gap-4">
            <Field label="Role" hint="Empty to ask every role of this mount.">
              {(ids) => <SinglePicker {...ids} {...roles} value={role} onChange={setRole} placeholder="Every role" />}
            </Field>
            <Field label="Token">
              {(ids) => (
                <TextArea
                  {...ids}
                  isMono
                  rows={8}
                  autoComplete="off"
                  spellCheck={false}
                  value={jwt}
                  placeholder="eyJ…"
                  onKeyDown={onKeyDown}
                  onChange={(event) => setJwt(event.target.value)}
                />
              )}
            </Field>
            {type === 'kubernetes' ? null : (
              <Field label="From the address" hint="Empty for your own.">
                {(ids) => (
                  <TextInput {...ids} isMono value={remoteAddress} onChange={(event) => setRemoteAddress(event.target.value)} />
                )}
              </Field>
            )}
            <div>
              <Button type="submit" look="primary" isBusy={isBusy} cannot={jwt.trim() === '' ? 'Paste a token first' : undefined}>
                Check
              </Button>
            </div>
          </div>
        </Card>
      </form>
      <div className="flex min-w-0 flex-col gap-5">
        {error === undefined ? null : (
          <Banner kind="bad" title="It could not be checked">
            <ErrorText error={error} />
          </Banner>
        )}
        {result ? (
          <DebugResult {...result} isBusy={isBusy} onTry={(patch) => void run(patch)} onRole={setRole} />
        ) : attempt ? (
          <AttemptView attempt={attempt} />
        ) : (
          <Card title="What will be looked at">
            <p className="text-text-2">
              Role, address, keys, signature, issuer, subject, audience, times, and every claim the role binds: each with what was
              expected, what the token says, and what would help.
            </p>
          </Card>
        )}
      </div>
    </div>
  )
}
