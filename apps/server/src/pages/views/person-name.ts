import type { Person } from '@postern/engine/oidc-provider/person.ts'
import type { Session } from '@postern/engine/sessions/find-session.ts'

// What an entity is called until somebody names it.
const givenByMachine = /^entity_[0-9a-f]{8}$/

/** What a person is called: their name, or what they signed in as while nobody has named them. */
export function personName(person: Person | undefined, session: Session | undefined): string {
  const { name = '', metadata = null } = person?.entity ?? {}
  const login = session?.caller.token.meta?.['username'] ?? session?.record.displayName ?? name
  return metadata?.['name'] || (name === '' || givenByMachine.test(name) ? login : name)
}
