import { ButtonLink } from '#components/link.tsx'
import { Page } from '#components/page.tsx'
import { paths } from '#lib/paths.ts'
import { PolicyForm } from './policy-form.tsx'
import { policyTemplates } from './policy-templates.ts'
import { newPolicy } from './policy-values.ts'

interface PolicyCreatePageProps {
  readonly search: { readonly template?: string | undefined }
}

/** Makes a policy, from nothing or from a template. */
export function PolicyCreatePage({ search: { template: id } }: PolicyCreatePageProps) {
  const template = policyTemplates.find((one) => one.id === id)
  const initial = template ? { ...newPolicy, name: template.id, policy: template.policy } : newPolicy
  return (
    <Page title="New policy" crumbs={[{ label: 'Policies', to: paths.policies }]}>
      {template === undefined ? (
        <section aria-label="Templates" className="flex flex-wrap items-center gap-2">
          <p className="text-text-2">Begin with</p>
          {policyTemplates.map((one) => (
            <ButtonLink key={one.id} to={paths.newPolicy} search={{ template: one.id }} title={one.text}>
              {one.title}
            </ButtonLink>
          ))}
        </section>
      ) : null}
      <PolicyForm key={template?.id ?? ''} isNew initial={initial} />
    </Page>
  )
}
