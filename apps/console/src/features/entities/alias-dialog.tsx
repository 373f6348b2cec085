import type { Entity } from '@postern/contract/resources/entity.ts'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { identity } from '#lib/api/identity.ts'
import { visibleAuthMounts } from '#lib/mounts.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { objectOf, PairsInput, type Pair } from '#ui/pairs-input.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { entityRoot } from './queries.ts'

interface AliasDialogProps {
  readonly entity: Entity
  readonly onClose: () => void
}

/** Adds a name at a mount, which is chosen by its path. */
export function AliasDialog({ entity, onClose }: AliasDialogProps) {
  const { data: mounts } = useSuspenseQuery(visibleAuthMounts)
  const taken = new Set(entity.aliases.map(({ mount_accessor: accessor }) => accessor))
  const free = mounts.filter(({ accessor, type }) => accessor !== '' && type !== 'token' && !taken.has(accessor))
  const [accessor, setAccessor] = useState(free[0]?.accessor ?? '')
  const [name, setName] = useState('')
  const [metadata, setMetadata] = useState<readonly Pair[]>([])
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const add = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const custom = objectOf(metadata)
      await identity.writeEntityAlias.send({
        input: {
          name: name.trim(),
          mount_accessor: accessor,
          canonical_id: entity.id,
          ...(Object.keys(custom).length === 0 ? {} : { custom_metadata: custom }),
        },
      })
      await queries.invalidateQueries({ queryKey: entityRoot })
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const cannot =
    free.length === 0
      ? 'They have an alias at every mount there is'
      : name.trim() === ''
        ? 'Give the name at the mount'
        : undefined
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Add an alias to ${entity.name}`}
      description="Whoever logs in by this name at this mount is this entity."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" isBusy={isBusy} cannot={cannot} onClick={() => void add()}>
            Add alias
          </Button>
        </>
      }
    >
      <div className="mt-4 flex flex-col gap-4">
        <Field label="At the mount" apiName="mount_accessor">
          {(ids) => (
            <Select
              {...ids}
              value={accessor}
              onChange={setAccessor}
              choices={free.map((mount) => ({ value: mount.accessor, label: mount.path, hint: mount.type }))}
            />
          )}
        </Field>
        <Field label="Name there" apiName="name" hint="Exactly as the method reports it.">
          {(ids) => <TextInput {...ids} isMono value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Field label="Metadata of your own" apiName="custom_metadata">
          {(ids) => <PairsInput {...ids} value={metadata} onChange={setMetadata} />}
        </Field>
        {error === undefined ? null : (
          <Banner kind="bad" title="It was not added">
            <ErrorText error={error} />
          </Banner>
        )}
      </div>
    </Dialog>
  )
}
