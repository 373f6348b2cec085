import { ApproleForm } from './approle-form.tsx'
import { newApprole } from './approle-values.ts'

/** Makes a role of an AppRole mount. */
export function ApproleCreate({ mount }: { readonly mount: string }) {
  return <ApproleForm mount={mount} isNew initial={newApprole} />
}
