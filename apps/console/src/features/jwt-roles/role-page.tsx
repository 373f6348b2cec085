import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { ButtonLink } from '#components/link.tsx'
import { RoleFrame } from '#components/role/role-frame.tsx'
import { TokenDetails } from '#components/token/token-details.tsx'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { durationWords } from '#lib/duration-words.ts'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { Details, Names } from '#ui/details.tsx'
import { Status } from '#ui/status.tsx'
import { rowsOf } from './bound-claims.ts'
import { breadthWarnings, matchWords } from './match-words.ts'
import { roleCases, roleNamed, roleRoot } from './queries.ts'
import { RoleCases } from './role-cases.tsx'
import { roleValuesOf } from './role-values.ts'

interface RolePageProps {
  readonly mount: string
  readonly name: string
}

/** A role of a jwt or oidc mount: who could log in, who they become, what they get, and its saved cases. */
export function RolePage({ mount, name }: RolePageProps) {
  const { data: role } = useSuspenseQuery(roleNamed(mount, name))
  const { data: cases } = useQuery(roleCases(mount, name))
  const call = { params: { mount, name } }
  const { readJwtRole, writeJwtRole, deleteJwtRole } = jwtAuth
  const values = roleValuesOf(name, role)
  const leeway = (seconds: number, fallback: string) => (seconds === 0 ? fallback : seconds < 0 ? 'none' : durationWords(seconds))
  return (
    <RoleFrame
      mount={mount}
      name={name}
      chips={<Status state="plain">{role.role_type}</Status>}
      read={() => ({ exchange: readJwtRole.exchange(call), secrets: readJwtRole.secrets })}
      writeNeed={writeJwtRole.need(call.params)}
      deleteNeed={deleteJwtRole.need(call.params)}
      remove={() => deleteJwtRole.send(call)}
      touches={[roleRoot(mount)]}
      actions={
        <ButtonLink to={paths.debugger(mount)} search={{ role: name }}>
          Debug a login
        </ButtonLink>
      }
    >
      <Banner kind="info" title="Who could log in">
        {matchWords(values)}
      </Banner>
      {breadthWarnings(values).map((warning) => (
        <Banner key={warning} kind="warn" title={warning} />
      ))}
      <Card title="Who may log in">
        <Details
          rows={[
            { label: 'Audiences', apiName: 'bound_audiences', value: <Names of={role.bound_audiences} none="any" /> },
            { label: 'Subject', apiName: 'bound_subject', value: role.bound_subject || 'any' },
            {
              label: role.bound_claims_type === 'glob' ? 'Other claims, with wildcards' : 'Other claims',
              apiName: 'bound_claims',
              value: <Names of={rowsOf(role.bound_claims).map(({ key, value }) => `${key} = ${value}`)} />,
            },
            ...(role.role_type === 'oidc'
              ? [
                  {
                    label: 'Redirect URIs',
                    apiName: 'allowed_redirect_uris',
                    value: <Names of={role.allowed_redirect_uris} />,
                  },
                  { label: 'Scopes to ask for', apiName: 'oidc_scopes', value: <Names of={role.oidc_scopes} /> },
                ]
              : []),
            { label: 'Clocks may differ by', apiName: 'clock_skew_leeway', value: leeway(role.clock_skew_leeway, '1 minute') },
          ]}
        />
      </Card>
      <Card title="Who they become">
        <Details
          rows={[
            { label: 'Named by the claim', apiName: 'user_claim', value: <code>{role.user_claim}</code> },
            {
              label: 'Groups from the claim',
              apiName: 'groups_claim',
              value: role.groups_claim ? <code>{role.groups_claim}</code> : 'none',
            },
            {
              label: 'Claims to remember',
              apiName: 'claim_mappings',
              value: <Names of={Object.entries(role.claim_mappings ?? {}).map(([claim, key]) => `${claim} → ${key}`)} />,
            },
          ]}
        />
      </Card>
      <TokenDetails of={role} />
      {cases && cases.cases.length > 0 ? <RoleCases mount={mount} name={name} cases={cases.cases} /> : null}
    </RoleFrame>
  )
}
