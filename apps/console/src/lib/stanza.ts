import type { Need } from './operation.ts'

/** The stanza of a policy that grants what an operation needs. */
export function stanzaOf({ path, anyOf, isSudo }: Need): string {
  const capabilities = [...anyOf, ...(isSudo ? ['sudo'] : [])].toSorted()
  return `path "${path}" {\n  capabilities = [${capabilities.map((name) => `"${name}"`).join(', ')}]\n}`
}
