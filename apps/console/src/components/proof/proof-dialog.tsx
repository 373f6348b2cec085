import type { Proof } from '@postern/contract/resources/session.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore, type FormEvent } from 'react'
import { proofAwaited, prove, settleProof } from '#lib/proof.ts'
import { currentSession } from '#lib/session.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { OutsideProof } from './outside-proof.tsx'

/** Asks the person to prove again who they are, when what they are about to do weighs more. Stands once in the shell. */
export function ProofDialog() {
  const isAwaited = useSyncExternalStore(proofAwaited.subscribe, proofAwaited.isAwaited)
  return isAwaited ? <Asking /> : null
}

function Asking() {
  const { data: session } = useQuery(currentSession)
  const queries = useQueryClient()
  const [isRefused, setRefused] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const isToken = session?.method === 'token'

  const send = async (written: string) => {
    setBusy(true)
    setRefused(false)
    try {
      const proof: Proof = isToken ? { token: written } : { password: written }
      queries.setQueryData(currentSession.queryKey, await prove(proof))
      settleProof(true)
    } catch {
      setRefused(true)
      setBusy(false)
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = new FormData(event.currentTarget).get('proof')
    if (typeof written === 'string' && written !== '') void send(written)
  }

  return (
    <Dialog
      isOpen
      onClose={() => settleProof(false)}
      title="Is it still you?"
      description="This change weighs more than others, and you signed in a while ago."
    >
      {session?.method === 'oidc' || session?.method === 'jwt' ? (
        <OutsideProof mount={session.mount} onProven={() => settleProof(true)} />
      ) : (
        <form onSubmit={submit} className="mt-4 flex flex-col gap-4">
          {isRefused ? (
            <Banner kind="bad" title={isToken ? 'This is not the token you signed in with.' : 'This password is wrong.'} />
          ) : null}
          <Field label={isToken ? 'Your token' : 'Your password'}>
            {(ids) => (
              <TextInput {...ids} type="password" name="proof" required autoComplete={isToken ? 'off' : 'current-password'} />
            )}
          </Field>
          <Button type="submit" look="primary" isBusy={isBusy}>
            Go on
          </Button>
        </form>
      )}
    </Dialog>
  )
}
