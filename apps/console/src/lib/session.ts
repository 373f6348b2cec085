import { queryOptions } from '@tanstack/react-query'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { session, sessionAddresses, type Session, type SignIn } from '@postern/contract/resources/session.ts'
import { ask } from './ask.ts'

/** Who is signed in; null when nobody is. */
export const currentSession = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: 30_000,
})

async function readSession(): Promise<Session | null> {
  const answer = await ask({ method: 'GET', address: sessionAddresses.session })
  return answer.status === 200 ? session.parse(answer.body) : null
}

/** Signs in; a wrong name, password or token is an {@link ApiError}. */
export async function signInWith(credentials: SignIn): Promise<Session> {
  const answer = await ask({ method: 'POST', address: sessionAddresses.session, body: credentials })
  if (answer.status !== 200) throw errorOf(answer)
  return session.parse(answer.body)
}

/** Ends the session, here and on the server. */
export async function signOut(): Promise<void> {
  await ask({ method: 'DELETE', address: sessionAddresses.session })
}

function errorOf({ status, body, requestId }: Awaited<ReturnType<typeof ask>>): ApiError {
  const errors =
    typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors) ? body.errors.map(String) : []
  return new ApiError({ status, errors, requestId })
}
