import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCannot } from '#components/permission/use-cannot.ts'
import { lockedUsers } from '#lib/api/userpass.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { toast } from '#ui/toasts.tsx'
import { lockedAt } from './queries.ts'

/** Says that somebody is locked out, and lets them try again. */
export function LockNote({ accessor, name }: { readonly accessor: string; readonly name: string }) {
  const { data: locked = [] } = useQuery(lockedAt(accessor))
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const params = { accessor, alias: name }
  const cannot = useCannot(lockedUsers.unlockUser.need(params))
  if (!locked.includes(name)) return null
  const unlock = async () => {
    setBusy(true)
    try {
      await lockedUsers.unlockUser.send({ params })
      await queries.invalidateQueries({ queryKey: lockedAt(accessor).queryKey })
      toast('ok', `${name} can try again`)
    } catch (error) {
      toast('bad', 'They are still locked out', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Banner
      kind="warn"
      title="Locked out for too many wrong passwords"
      actions={
        <Button cannot={cannot} isBusy={isBusy} onClick={() => void unlock()}>
          Let them try again
        </Button>
      }
    >
      It ends by itself after a while.
    </Banner>
  )
}
