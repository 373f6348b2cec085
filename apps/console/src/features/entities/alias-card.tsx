import type { Entity } from '@postern/contract/resources/entity.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { Moment } from '#components/moment.tsx'
import { useCannot } from '#components/permission/use-cannot.ts'
import { identity } from '#lib/api/identity.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Names } from '#ui/details.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Status } from '#ui/status.tsx'
import { toast } from '#ui/toasts.tsx'
import { AliasDialog } from './alias-dialog.tsx'
import { entityRoot } from './queries.ts'

/** Who somebody is at each mount, and how they are added or taken away there. */
export function AliasCard({ entity }: { readonly entity: Entity }) {
  const [isAdding, setAdding] = useState(false)
  const [doomed, setDoomed] = useState<Entity['aliases'][number]>()
  const queries = useQueryClient()
  const cannot = useCannot(identity.writeEntityAlias.need({}))
  const remove = async () => {
    try {
      await identity.deleteEntityAlias.send({ params: { id: doomed?.id ?? '' } })
      await queries.invalidateQueries({ queryKey: entityRoot })
      toast('ok', 'The alias is deleted')
    } catch (error) {
      toast('bad', 'It was not deleted', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setDoomed(undefined)
    }
  }
  return (
    <Card
      title="Known as"
      hint="Their names at the mounts they come in by."
      actions={
        <Button icon={<Plus aria-hidden size={15} />} cannot={cannot} onClick={() => setAdding(true)}>
          Add alias
        </Button>
      }
    >
      {entity.aliases.length === 0 ? <p className="text-text-2">No alias, so no login leads here.</p> : null}
      <ul className="flex flex-col">
        {entity.aliases.map((alias) => (
          <li key={alias.id} className="flex flex-wrap items-start gap-3 border-t border-border py-2.5 first:border-0">
            <div className="min-w-0 flex-1">
              <p className="font-medium break-all">{alias.name}</p>
              <p className="text-sm text-text-2">
                {alias.mount_path ? (
                  <>
                    {alias.mount_path} <span className="text-text-3">({alias.mount_type})</span>
                  </>
                ) : (
                  <Status state="warn">its mount is gone: {alias.mount_accessor}</Status>
                )}
                , last <Moment at={secondsOf(alias.last_update_time)} />
              </p>
              {alias.metadata || alias.custom_metadata ? (
                <div className="mt-1.5">
                  <Names of={[...entriesOf(alias.metadata), ...entriesOf(alias.custom_metadata)]} />
                </div>
              ) : null}
            </div>
            <IconButton
              label={`Delete the alias ${alias.name}`}
              icon={<X aria-hidden size={15} />}
              onClick={() => setDoomed(alias)}
            />
          </li>
        ))}
      </ul>
      {isAdding ? <AliasDialog entity={entity} onClose={() => setAdding(false)} /> : null}
      <ConfirmDialog
        isOpen={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        onConfirm={remove}
        title={`Delete the alias ${doomed?.name ?? ''}?`}
        description="Whoever logs in by it becomes somebody new, without these groups and policies."
        verb="Delete alias"
      />
    </Card>
  )
}

const entriesOf = (map: Readonly<Record<string, string>> | null) =>
  Object.entries(map ?? {}).map(([name, value]) => `${name} = ${value}`)
