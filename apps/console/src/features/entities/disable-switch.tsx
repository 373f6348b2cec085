import type { Entity } from '@postern/contract/resources/entity.ts'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { identity } from '#lib/api/identity.ts'
import { Button } from '#ui/button.tsx'
import { toast } from '#ui/toasts.tsx'
import { entityRoot } from './queries.ts'

interface DisableSwitchProps {
  readonly entity: Entity
  readonly cannot: string | undefined
}

/** Takes somebody's access away at once, or gives it back. */
export function DisableSwitch({ entity: { id, name, disabled }, cannot }: DisableSwitchProps) {
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const flip = async () => {
    setBusy(true)
    try {
      await identity.writeEntityById.send({ params: { id }, input: { disabled: !disabled } })
      await queries.invalidateQueries({ queryKey: entityRoot })
      toast('ok', disabled ? `${name} can sign in again` : `${name} is disabled: logins and tokens are refused`)
    } catch (error) {
      toast('bad', 'Nothing was changed', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button look={disabled ? 'secondary' : 'danger'} isBusy={isBusy} cannot={cannot} onClick={() => void flip()}>
      {disabled ? 'Enable' : 'Disable'}
    </Button>
  )
}
