import { ApiError } from '@postern/contract/client/api-error.ts'
import { sessionAddresses, type SignIn } from '@postern/contract/resources/session.ts'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { safeReturn } from '#lib/paths.ts'
import { currentSession, signInWith } from '#lib/session.ts'
import { Banner } from '#ui/banner.tsx'
import { Button, buttonLook } from '#ui/button.tsx'
import { PasswordForm } from './password-form.tsx'
import { TokenForm } from './token-form.tsx'
import { listedMethods, type Method } from './methods.ts'

interface SignInPageProps {
  readonly redirectTo: string | undefined
}

/** Signing in to the console: the listed methods first, the token for those who hold one. */
export function SignInPage({ redirectTo }: SignInPageProps) {
  const { data: methods } = useSuspenseQuery(listedMethods)
  const [kind, setKind] = useState<'password' | 'token'>(methods.some(isPassword) || methods.length === 0 ? 'password' : 'token')
  const { signIn, error, isBusy } = useSignIn(redirectTo)
  const target = safeReturn(redirectTo)
  useEffect(() => {
    document.title = 'Sign in · Postern'
  }, [])
  return (
    <main data-state="ready" className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-6 p-4 text-lg">
      <header className="flex items-center gap-3">
        <img src="/ui/icon.svg" alt="" width={40} height={40} />
        <h1 className="text-2xl font-semibold">Sign in to Postern</h1>
      </header>
      {error ? <Banner kind="bad" title={error} /> : null}
      <div className="flex flex-col gap-4 rounded-card border border-border bg-surface p-6">
        {methods.filter(isOutside).map((method) => (
          <a key={method.mount} href={oidcAddress(method, target)} className={`${buttonLook('secondary')} min-h-11 text-lg`}>
            Sign in with {method.description || method.mount}
          </a>
        ))}
        {kind === 'password' ? (
          <PasswordForm mounts={methods.filter(isPassword).map(({ mount }) => mount)} isBusy={isBusy} onSubmit={signIn} />
        ) : (
          <TokenForm isBusy={isBusy} onSubmit={signIn} />
        )}
        <Button look="quiet" onClick={() => setKind(kind === 'password' ? 'token' : 'password')}>
          {kind === 'password' ? 'Use a token instead' : 'Use a name and password instead'}
        </Button>
      </div>
    </main>
  )
}

const isPassword = ({ type }: Method) => type === 'userpass'
const isOutside = ({ type }: Method) => type === 'oidc' || type === 'jwt'

function oidcAddress({ mount }: Method, target: string): string {
  return `${sessionAddresses.oidcStart}?${new URLSearchParams({ mount, redirect_to: target }).toString()}`
}

function useSignIn(redirectTo: string | undefined) {
  const router = useRouter()
  const queries = useQueryClient()
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const signIn = async (credentials: SignIn) => {
    setBusy(true)
    setError(undefined)
    try {
      queries.setQueryData(currentSession.queryKey, await signInWith(credentials))
      router.history.push(safeReturn(redirectTo))
    } catch (problem) {
      setError(sentenceOf(problem, credentials.method))
    } finally {
      setBusy(false)
    }
  }
  return { signIn: (credentials: SignIn) => void signIn(credentials), error, isBusy }
}

/** No detail on which part was wrong: a failed login does not teach (security 1.7). */
function sentenceOf(problem: unknown, method: SignIn['method']): string {
  if (!(problem instanceof ApiError)) return 'The server could not be reached. Check that it runs, then try again.'
  if (problem.status === 429) return 'Too many attempts. Wait a little, then try again.'
  if (problem.status === 503) return 'The server is sealed or busy. Ask whoever runs it, then try again.'
  return method === 'token' ? 'This token is not valid.' : 'Name or password is wrong, or the account is locked for a while.'
}
