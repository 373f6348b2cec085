import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { RoleFrame } from '#components/role/role-frame.tsx'
import { TokenDetails } from '#components/token/token-details.tsx'
import { approle } from '#lib/api/approle.ts'
import { durationWords } from '#lib/duration-words.ts'
import { Card } from '#ui/card.tsx'
import { Copyables } from '#ui/copyables.tsx'
import { Details, Names } from '#ui/details.tsx'
import { approleNamed, approleRoot, roleIdOf } from './queries.ts'
import { SecretIds } from './secret-ids.tsx'

interface ApprolePageProps {
  readonly mount: string
  readonly name: string
}

/** A role of an AppRole mount: its id, its secret ids, what its logins get. */
export function ApprolePage({ mount, name }: ApprolePageProps) {
  const { data: role } = useSuspenseQuery(approleNamed(mount, name))
  const { data: id } = useQuery(roleIdOf(mount, name))
  const call = { params: { mount, role_name: name } }
  const { readApprole, writeApprole, deleteApprole } = approle
  return (
    <RoleFrame
      mount={mount}
      name={name}
      read={() => ({ exchange: readApprole.exchange(call), secrets: readApprole.secrets })}
      writeNeed={writeApprole.need(call.params)}
      deleteNeed={deleteApprole.need(call.params)}
      remove={() => deleteApprole.send(call)}
      touches={[approleRoot(mount)]}
      consequence="Its secret ids are gone with it, and a role made again under this name has another role id."
    >
      <Card title="Role id" hint="What a machine calls the role. It is no secret, but it need not be told around.">
        {id === undefined ? (
          <p className="text-text-2">Your policies do not let you read it.</p>
        ) : (
          <Copyables rows={[{ label: 'Role id', value: id.role_id }]} />
        )}
      </Card>
      <SecretIds mount={mount} name={name} role={role} />
      <Card title="How a machine proves itself">
        <Details
          rows={[
            { label: 'Secret id', apiName: 'bind_secret_id', value: role.bind_secret_id ? 'needed' : 'not needed' },
            {
              label: 'A secret id lives',
              apiName: 'secret_id_ttl',
              value: role.secret_id_ttl === 0 ? 'for ever' : durationWords(role.secret_id_ttl),
            },
            {
              label: 'And may be used',
              apiName: 'secret_id_num_uses',
              value: role.secret_id_num_uses === 0 ? 'any number of times' : `${role.secret_id_num_uses} times`,
            },
            {
              label: 'From',
              apiName: 'secret_id_bound_cidrs',
              value: <Names of={role.secret_id_bound_cidrs} none="any address" />,
            },
          ]}
        />
      </Card>
      <TokenDetails of={role} />
    </RoleFrame>
  )
}
