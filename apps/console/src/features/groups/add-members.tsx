import type { Group } from '@postern/contract/resources/group.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { identity } from '#lib/api/identity.ts'
import { entitySource, groupSource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Picker } from '#ui/picker.tsx'
import { toast } from '#ui/toasts.tsx'
import { groupRoot } from './queries.ts'

interface AddMembersProps {
  readonly group: Group
  readonly onClose: () => void
}

/** Puts people and groups into a group, by name or as a pasted list of ids. */
export function AddMembers({ group, onClose }: AddMembersProps) {
  const [people, setPeople] = useState<readonly string[]>([])
  const [groups, setGroups] = useState<readonly string[]>([])
  const peoplePick = usePick(entitySource, people)
  const groupPick = usePick(groupSource, groups)
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const count = people.length + groups.length
  const add = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await identity.changeGroupMembers.send({
        params: { id: group.id },
        input: { add_entity_ids: [...people], add_group_ids: [...groups] },
      })
      await queries.invalidateQueries({ queryKey: groupRoot })
      toast('ok', `${count === 1 ? 'One member was' : `${count} members were`} added`)
      onClose()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Add members to ${group.name}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            isBusy={isBusy}
            cannot={count === 0 ? 'Choose somebody first' : undefined}
            onClick={() => void add()}
          >
            Add
          </Button>
        </>
      }
    >
      <div className="mt-3 flex flex-col gap-4">
        <Field label="People" hint="By name, or paste a list of ids.">
          {(ids) => (
            <Picker {...ids} {...peoplePick} value={people} onChange={setPeople} placeholder="Type a name" takesAnything />
          )}
        </Field>
        <Field label="Groups">
          {(ids) => (
            <Picker {...ids} {...groupPick} value={groups} onChange={setGroups} placeholder="Type a name" takesAnything />
          )}
        </Field>
        {error === undefined ? null : (
          <Banner kind="bad" title="Nobody was added">
            <ErrorText error={error} />
          </Banner>
        )}
      </div>
    </Dialog>
  )
}
