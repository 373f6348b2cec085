import { useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { tokens } from '#lib/api/tokens.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/text-input.tsx'

/** Leads to a token somebody holds, or whose accessor they know. The token goes to the server once and is not kept. */
export function LookupForm() {
  const navigate = useNavigate()
  const [written, setWritten] = useState('')
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const look = async (event: FormEvent) => {
    event.preventDefault()
    const word = written.trim()
    if (word === '') return
    setBusy(true)
    setError(undefined)
    try {
      const isToken = /^(hv|s|b|r)[.a-z]*\./.test(word)
      const accessor = isToken ? (await tokens.lookupToken.send({ input: { token: word } })).accessor : word
      setWritten('')
      await navigate({ to: paths.token(accessor) })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void look(event)} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <TextInput
          type="password"
          isMono
          autoComplete="off"
          aria-label="Token or accessor"
          placeholder="Token or accessor"
          className="max-w-md"
          value={written}
          onChange={(event) => setWritten(event.target.value)}
        />
        <Button type="submit" isBusy={isBusy}>
          Look up
        </Button>
      </div>
      {error === undefined ? null : (
        <Banner kind="bad" title="It was not found">
          <ErrorText error={error} />
        </Banner>
      )}
    </form>
  )
}
