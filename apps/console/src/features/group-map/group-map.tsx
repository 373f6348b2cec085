import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#components/failure.tsx'
import { ButtonLink, Link } from '#components/link.tsx'
import { useMount } from '#components/mount/use-mount.ts'
import { identity } from '#lib/api/identity.ts'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { ListInput, itemsOf } from '#ui/list-input.tsx'
import { Status } from '#ui/status.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { groupsIn, type Looked, matchGroups, mixesIds, speaksPast, unreported } from './matches.ts'

const followersAt = (accessor: string) =>
  queryOptions({
    queryKey: ['group', 'followers', accessor],
    queryFn: async () => {
      const { keys, key_info: info = {} } = await identity.listGroupNames.send({ input: { detailed: true } })
      return keys.flatMap((name) => {
        const group = info[name]
        return group?.alias?.mount_accessor === accessor ? [{ alias: group.alias.name, group: { id: group.id, name } }] : []
      })
    },
    enabled: accessor !== '',
  })

/** The group that follows a name, as the server finds it: how names compare is the engine's to say. */
const followerOf = (accessor: string, reported: string) =>
  queryOptions({
    queryKey: ['group', 'follower', accessor, reported],
    queryFn: async (): Promise<Looked> => {
      const found = await identity.lookupGroup.send({ input: { alias_name: reported, alias_mount_accessor: accessor } })
      return { reported, group: found && { id: found.id, name: found.name } }
    },
    enabled: accessor !== '',
  })

const latelyAt = (mount: string) =>
  queryOptions({
    queryKey: ['login-attempt', mount],
    queryFn: () => jwtAuth.readJwtAttempts.send({ params: { mount }, input: { limit: 50 } }),
    refetchInterval: 5000,
    retry: false,
  })

/** The groups logins report against the groups that follow them here, with what fits nowhere on both sides. */
export function GroupMap({ mount }: { readonly mount: string }) {
  const accessor = useMount(mount)?.accessor ?? ''
  const followers = useQuery(followersAt(accessor))
  const { data: lately } = useQuery(latelyAt(mount))
  const [claim, setClaim] = useState('groups')
  const [pasted, setPasted] = useState<readonly string[]>([])
  const seen = lately?.attempts.flatMap(({ claims }) => (claims ? groupsIn(claims, claim) : [])) ?? []
  const reported = [...seen, ...itemsOf(pasted)]
  const names = [...new Set(reported)].toSorted()
  const asked = useQueries({ queries: names.map((name) => followerOf(accessor, name)) })
  const looked = asked.flatMap(({ data }) => data ?? [])
  const refused = asked.find(({ error }) => error !== null)?.error
  if (refused) return <Failure error={refused} what="look groups up" />
  if (followers.error) return <Failure error={followers.error} what="list the groups" />
  const known = followers.data ?? []
  return (
    <>
      <Card title="What logins report" hint="From the logins of the last 15 minutes; add names by hand where there were none.">
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="The claim that lists groups" hint="A name, or a JSON pointer that begins with /.">
            {(ids) => <TextInput {...ids} isMono value={claim} onChange={(event) => setClaim(event.target.value)} />}
          </Field>
          <Field label="Names to try" hint="One a line.">
            {(ids) => <ListInput {...ids} value={pasted} onChange={setPasted} />}
          </Field>
        </div>
      </Card>
      {speaksPast(
        reported,
        known.map(({ alias }) => alias),
      ) || mixesIds(reported) ? (
        <Banner kind="warn" title="One side speaks of ids, the other of names">
          Entra reports object ids unless it is set to report names. The alias of a group here must be what the token holds.
        </Banner>
      ) : null}
      <Card title="Reported">
        {reported.length === 0 ? <p className="text-text-2">Nothing yet.</p> : null}
        <ul className="flex flex-col">
          {matchGroups(looked, known).map(({ reported: name, group, near }) => (
            <li key={name} className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0">
              <code className="break-all">{name}</code>
              {group ? (
                <>
                  <Status state="ok">followed by</Status>
                  <Link to={paths.group(group.id)}>{group.name}</Link>
                </>
              ) : (
                <>
                  <Status state="warn">followed by no group</Status>
                  {near ? <span className="text-text-2">{near}</span> : null}
                  <span className="ml-auto">
                    <ButtonLink to={paths.newGroup} search={{ name, accessor, alias: name }}>
                      Create group
                    </ButtonLink>
                  </span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Card>
      <Card title="Groups that wait" hint="They follow a name at this mount that no login has reported lately.">
        {unreported(looked, known).length === 0 ? <p className="text-text-2">None.</p> : null}
        <ul className="flex flex-col">
          {unreported(looked, known).map(({ alias, group }) => (
            <li key={group.id} className="flex flex-wrap items-center gap-3 border-t border-border py-2 first:border-0">
              <Link to={paths.group(group.id)}>{group.name}</Link>
              <span className="text-text-2">
                waits for <code>{alias}</code>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}
