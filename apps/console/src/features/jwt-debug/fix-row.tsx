import type { Fix } from '@postern/contract/resources/finding.ts'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { adviceWords } from '#components/findings/advice-words.ts'
import { ButtonLink } from '#components/link.tsx'
import { useCannot } from '#components/permission/use-cannot.ts'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { paths } from '#lib/paths.ts'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Status } from '#ui/status.tsx'
import { toast } from '#ui/toasts.tsx'
import { applyToRole } from './queries.ts'

interface FixRowProps {
  readonly fix: Fix
  readonly mount: string
  readonly role: string
  readonly isBusy: boolean
  readonly onTry: (patch: Readonly<Record<string, unknown>>) => void
  readonly onApplied: () => void
}

/** One thing that would help: tried on a copy first, then applied. What lets more in says so. */
export function FixRow({ fix, mount, role, isBusy, onTry, onApplied }: FixRowProps) {
  const [isAsking, setAsking] = useState(false)
  const queries = useQueryClient()
  const cannot = useCannot(jwtAuth.writeJwtRole.need({ mount, name: role || '*' }))
  const { patch } = fix
  const apply = async () => {
    if (patch === null) return
    try {
      await applyToRole(mount, role, patch)
      await queries.invalidateQueries({ queryKey: ['jwt-role', mount] })
      toast('ok', `The role ${role} was changed`)
      onApplied()
    } catch (error) {
      toast('bad', 'Nothing was changed', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setAsking(false)
    }
  }
  const isRolePatch = fix.on === 'role' && patch !== null && role !== ''
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-control border border-border bg-surface px-3 py-2">
      <span className="min-w-0 flex-1">
        {adviceWords(fix)}
        {patch === null ? null : (
          <code className="block text-sm break-all whitespace-pre-wrap text-text-2">
            {Object.entries(patch)
              .map(([name, value]) => `+ ${name} = ${JSON.stringify(value)}`)
              .join('\n')}
          </code>
        )}
      </span>
      {fix.widens_access ? <Status state="warn">widens access</Status> : null}
      {isRolePatch ? (
        <>
          <Button isBusy={isBusy} onClick={() => onTry(patch)}>
            Try on a copy
          </Button>
          <Button cannot={cannot} onClick={() => (fix.widens_access ? setAsking(true) : void apply())}>
            Apply
          </Button>
        </>
      ) : fix.on === 'config' ? (
        <ButtonLink to={paths.authConfiguration(mount)}>Configuration</ButtonLink>
      ) : null}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={apply}
        title={`Let more in with ${role}?`}
        description="This change lets in more than the token at hand."
        verb="Apply"
      />
    </div>
  )
}
