import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCannot } from '#components/permission/use-cannot.ts'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { toast } from '#ui/toasts.tsx'
import { keepCase } from './queries.ts'

interface KeepCaseProps {
  readonly mount: string
  readonly role: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly accepted: boolean
}

/** Keeps the claims with the result, so that a later change of the role that turns it round is noticed. */
export function KeepCase({ mount, role, claims, accepted }: KeepCaseProps) {
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const cannot = useCannot(jwtAuth.writeJwtRoleCases.need({ mount, name: role }))
  const keep = async () => {
    setBusy(true)
    try {
      await keepCase(mount, role, { name: name.trim(), expects: accepted ? 'accept' : 'refuse', claims })
      await queries.invalidateQueries({ queryKey: ['jwt-role', mount] })
      toast('ok', `The role ${role} is to go on ${accepted ? 'letting this in' : 'refusing this'}`)
      setName('')
    } catch (error) {
      toast('bad', 'It was not kept', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      title="Keep it as a case"
      hint={`The role is to go on ${accepted ? 'letting this in' : 'refusing this'}. The claims are kept, the token is not.`}
    >
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-60 flex-1">
          <Field label="Name of the case">
            {(ids) => (
              <TextInput {...ids} value={name} onChange={(event) => setName(event.target.value)} placeholder="a build of main" />
            )}
          </Field>
        </div>
        <Button
          isBusy={isBusy}
          cannot={cannot ?? (name.trim() === '' ? 'Give it a name first' : undefined)}
          onClick={() => void keep()}
        >
          Keep case
        </Button>
      </div>
    </Card>
  )
}
