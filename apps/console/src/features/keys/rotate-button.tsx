import type { OidcKeyTimeline } from '@postern/contract/resources/oidc-key.ts'
import { useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { useKey } from '#components/keys/use-key.ts'
import { identityTokens } from '#lib/api/identity-tokens.ts'
import { meaningOf, sentDuration } from '#lib/duration-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { DurationInput } from '#ui/duration-input.tsx'
import { Field } from '#ui/field.tsx'
import { toast } from '#ui/toasts.tsx'
import { keyRoot } from './queries.ts'
import { isRisk, rotationWarning } from './rotation-words.ts'

interface RotateButtonProps {
  readonly name: string
  readonly timeline: OidcKeyTimeline
  readonly cannot: string | undefined
}

/** Lets the next key pair sign from now on. It asks for the name only where somebody might notice. */
export function RotateButton({ name, timeline, cannot }: RotateButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [ttl, setTtl] = useState('')
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  useKey('r', cannot === undefined ? () => setOpen(true) : undefined)
  const { warnings } = timeline.if_rotated_now
  const rotate = async () => {
    setError(undefined)
    try {
      const input = ttl.trim() === '' ? {} : { verification_ttl: sentDuration(ttl) }
      await identityTokens.rotateOidcKey.send({ params: { name }, input })
      setOpen(false)
      toast('ok', `The key ${name} has rotated`)
      await queries.invalidateQueries({ queryKey: keyRoot })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <>
      <Button icon={<RotateCw aria-hidden size={15} />} cannot={cannot} onClick={() => setOpen(true)}>
        Rotate now
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onConfirm={rotate}
        title={`Rotate the key ${name} now?`}
        verb="Rotate now"
        description="The next key pair signs from now on; the current one only verifies what it has signed."
        {...(warnings.some(isRisk) ? { typedName: name } : {})}
      >
        <div className="mt-3 flex flex-col gap-3">
          {warnings.map((warning) => (
            <Banner key={warning.code} kind={isRisk(warning) ? 'warn' : 'info'} title={rotationWarning(warning)} />
          ))}
          <Field
            label="Keep the outgoing public key for"
            apiName="verification_ttl"
            hint="This once. Empty for what the key is set to; 0 ends it at once."
          >
            {(ids) => <DurationInput {...ids} value={ttl} onChange={setTtl} meaning={meaningOf(ttl)} />}
          </Field>
          {error === undefined ? null : (
            <Banner kind="bad" title="It was not rotated">
              <ErrorText error={error} />
            </Banner>
          )}
        </div>
      </ConfirmDialog>
    </>
  )
}
