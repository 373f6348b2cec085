import { useState } from 'react'
import { useMount } from '#components/mount/use-mount.ts'
import { ButtonLink } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { rolePresets } from './presets.ts'
import { RoleForm } from './role-form.tsx'
import { newRole, type RoleValues } from './role-values.ts'
import { roleFrom } from './sample-token.ts'
import { TokenReader } from './token-reader.tsx'

interface RoleCreateProps {
  readonly mount: string
  readonly preset: string | undefined
}

/** Makes a role: from nothing, from a known platform, or from a token. */
export function RoleCreate({ mount, preset: id }: RoleCreateProps) {
  const type = useMount(mount)?.type === 'oidc' ? 'oidc' : 'jwt'
  const preset = rolePresets.find((one) => one.id === id)
  const [made, setMade] = useState<{ readonly values: RoleValues; readonly count: number }>()
  return (
    <>
      {preset === undefined && made === undefined ? (
        <>
          <section aria-label="Presets" className="flex flex-wrap items-center gap-2">
            <p className="text-text-2">Begin with</p>
            {rolePresets.map((one) => (
              <ButtonLink key={one.id} to={paths.newRole(mount)} search={{ preset: one.id }} title={one.text}>
                {one.title}
              </ButtonLink>
            ))}
          </section>
          <TokenReader
            onUse={(sample, choices) => setMade({ values: roleFrom(sample, choices, newRole('jwt')), count: Date.now() })}
          />
        </>
      ) : null}
      {preset ? <p className="max-w-prose text-text-2">{preset.text}</p> : null}
      <RoleForm
        key={made?.count ?? preset?.id ?? ''}
        mount={mount}
        isNew
        initial={made?.values ?? preset?.values ?? newRole(type)}
      />
    </>
  )
}
