import type { MergePreview } from '@postern/contract/resources/entity-merge.ts'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { Page } from '#components/page.tsx'
import { usePick } from '#components/pick/use-pick.ts'
import { identity } from '#lib/api/identity.ts'
import { paths } from '#lib/paths.ts'
import { entitySource } from '#lib/pick/people.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Details, Names } from '#ui/details.tsx'
import { Field } from '#ui/field.tsx'
import { SinglePicker } from '#ui/single-picker.tsx'
import { toast } from '#ui/toasts.tsx'
import { entityRoot, entityWith, mergePreviewOf } from './queries.ts'

interface MergePageProps {
  readonly params: { readonly id: string }
  readonly search: { readonly from?: string | undefined }
}

/** Makes one of two entities. What would come of it stands there first; it cannot be undone. */
export function MergePage({ params: { id }, search }: MergePageProps) {
  const { data: entity } = useSuspenseQuery(entityWith(id))
  const [from, setFrom] = useState(search.from ?? '')
  const [keep, setKeep] = useState<readonly string[]>([])
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>()
  const { typed: _, ...people } = usePick(entitySource, from === '' ? [] : [from])
  const preview = useQuery(mergePreviewOf(id, from === '' || from === id ? [] : [from], keep))
  const queries = useQueryClient()
  const navigate = useNavigate()
  const open = preview.data?.conflicts.length ?? 0
  const cannot =
    from === ''
      ? 'Choose whom to merge'
      : from === id
        ? 'They are the same already'
        : open > 0
          ? 'Say which alias stays'
          : preview.data === undefined
            ? 'It is not known yet what would come of it'
            : undefined
  const merge = async () => {
    setError(undefined)
    try {
      await identity.mergeEntities.send({
        input: { to_entity_id: id, from_entity_ids: [from], conflicting_alias_ids_to_keep: [...keep] },
      })
      await queries.invalidateQueries({ queryKey: entityRoot })
      toast('ok', 'They are one now')
      await navigate({ to: paths.entity(id) })
    } catch (problem) {
      setError(problem)
    } finally {
      setAsking(false)
    }
  }
  return (
    <Page
      title={`Merge into ${entity.name}`}
      crumbs={[
        { label: 'Entities', to: paths.entities },
        { label: entity.name, to: paths.entity(id) },
      ]}
      lead={`${entity.name} stays, with the aliases and groups of the other. The other is gone for good.`}
    >
      <Card title="Whom?">
        <Field label="The entity that will be gone" apiName="from_entity_ids">
          {(ids) => (
            <SinglePicker
              {...ids}
              {...people}
              value={from}
              onChange={(next) => {
                setFrom(next)
                setKeep([])
              }}
              placeholder="Type a name"
            />
          )}
        </Field>
      </Card>
      {error === undefined && !preview.error ? null : (
        <Banner kind="bad" title="They were not merged">
          <ErrorText error={error ?? preview.error} />
        </Banner>
      )}
      {preview.data ? <Outcome preview={preview.data} keep={keep} onKeep={setKeep} /> : null}
      <div className="flex justify-end">
        <Button look="danger" cannot={cannot} onClick={() => setAsking(true)}>
          Merge
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={merge}
        title={`Merge ${people.labelOf(from)} into ${entity.name}?`}
        description="This cannot be undone."
        verb="Merge"
        typedName={entity.name}
      />
    </Page>
  )
}

interface OutcomeProps {
  readonly preview: MergePreview
  readonly keep: readonly string[]
  readonly onKeep: (keep: readonly string[]) => void
}

function Outcome({ preview, keep, onKeep }: OutcomeProps) {
  const lost = Object.values(preview.lost_metadata).flatMap((map) =>
    Object.entries(map).map(([name, value]) => `${name} = ${value}`),
  )
  return (
    <>
      {preview.conflicts.length === 0 ? null : (
        <Card title="Which alias stays?" hint="Both have a name at the same mount, and only one can stay.">
          <ul className="flex flex-col">
            {preview.conflicts.map((conflict) => (
              <li key={conflict.alias} className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0">
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{conflict.alias_name}</span>{' '}
                  <span className="text-text-2">
                    of {conflict.entity}, at {conflict.mount_path || conflict.mount}
                  </span>
                </span>
                <Button onClick={() => onKeep([...keep, conflict.alias])}>Keep this one</Button>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="What would come of it">
        <Details
          rows={[
            { label: 'Aliases', value: <Names of={preview.aliases.map(({ name }) => name)} /> },
            { label: 'Aliases that are gone', value: <Names of={preview.dropped_alias_ids} /> },
            { label: 'Groups that are joined', value: <Names of={preview.gained_groups.map(({ name }) => name)} /> },
            { label: 'Policies that are gained', value: <Names of={preview.gained_policies} /> },
            { label: 'Policies that are lost', value: <Names of={preview.lost_policies} /> },
            { label: 'Metadata that is lost', value: <Names of={lost} /> },
          ]}
        />
      </Card>
    </>
  )
}
