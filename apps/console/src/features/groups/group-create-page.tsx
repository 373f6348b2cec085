import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { FormSection } from '#components/form/form-section.tsx'
import { ResourceForm } from '#components/form/resource-form.tsx'
import { Page } from '#components/page.tsx'
import { identity } from '#lib/api/identity.ts'
import { visibleAuthMounts } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { entitySource, groupSource } from '#lib/pick/people.ts'
import { policySource } from '#lib/pick/policies.ts'
import { createCallOf, groupMessages, groupRules, newGroup, type GroupValues } from './group-values.ts'
import { groupRoot } from './queries.ts'

const fields = fieldsOf<GroupValues>()

const types = [
  { value: 'internal', label: 'Internal', hint: 'You say who is in it' },
  { value: 'external', label: 'External', hint: 'Logins say who is in it, by the groups of the identity provider' },
]

interface GroupCreatePageProps {
  readonly search: {
    readonly name?: string | undefined
    readonly accessor?: string | undefined
    readonly alias?: string | undefined
  }
}

/** Makes a group; one that follows logins together with its name at the mount. */
export function GroupCreatePage({ search }: GroupCreatePageProps) {
  const navigate = useNavigate()
  const isExternal = search.accessor !== undefined
  const initial: GroupValues = {
    ...newGroup,
    name: search.name ?? '',
    ...(isExternal ? { type: 'external', mount_accessor: search.accessor, alias_name: search.alias ?? '' } : {}),
  }
  const follow = async (id: string, { type, mount_accessor, alias_name }: GroupValues) => {
    if (type !== 'external' || alias_name.trim() === '') return
    await identity.writeGroupAlias.send({ input: { name: alias_name.trim(), mount_accessor, canonical_id: id } })
  }
  return (
    <Page title="New group" crumbs={[{ label: 'Groups', to: paths.groups }]}>
      <ResourceForm
        noun="group"
        operation={identity.writeGroup}
        isNew
        initial={initial}
        callOf={createCallOf}
        rules={groupRules}
        fieldOfMessage={groupMessages}
        touches={[groupRoot]}
        cancelTo={paths.groups}
        onSaved={async (values, answer) => {
          if (answer?.id === undefined) return navigate({ to: paths.groups })
          await follow(answer.id, values)
          return navigate({ to: paths.group(answer.id) })
        }}
      >
        <FormSection title="What kind of group is it?">
          <fields.Text name="name" label="Name" isRequired />
          <fields.Choice name="type" label="Type" choices={types} />
        </FormSection>
        <MemberSection />
        <FormSection title="What do members get?">
          <fields.Pick name="policies" label="Policies" source={policySource} placeholder="Type the name of a policy" />
          <fields.Pairs name="metadata" label="Metadata" keyLabel="Name" valueLabel="Value" />
        </FormSection>
      </ResourceForm>
    </Page>
  )
}

function MemberSection() {
  const { type } = useWatch<GroupValues>()
  const { data: mounts = [] } = useQuery(visibleAuthMounts)
  const choices = mounts
    .filter(({ accessor, type: kind }) => accessor !== '' && kind !== 'token')
    .map((mount) => ({ value: mount.accessor, label: mount.path, hint: mount.type }))
  if (type === 'external') {
    return (
      <FormSection
        title="Which group does it follow?"
        hint="Whoever logs in at the mount and is reported to be in this group is a member."
      >
        <fields.Choice
          name="mount_accessor"
          label="At the mount"
          choices={[{ value: '', label: 'Not yet' }, ...choices]}
          hint=""
        />
        <fields.Text
          name="alias_name"
          label="The group’s name there"
          apiName="name"
          isMono
          hint="Exactly as the groups claim spells it."
        />
      </FormSection>
    )
  }
  return (
    <FormSection title="Who is in it?">
      <fields.Pick name="member_entity_ids" label="People" source={entitySource} placeholder="Type the name of a person" />
      <fields.Pick name="member_group_ids" label="Groups" source={groupSource} placeholder="Type the name of a group" />
    </FormSection>
  )
}
