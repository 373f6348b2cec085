import { ApiError } from '@postern/contract/client/api-error.ts'
import { useRouter } from '@tanstack/react-router'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'

interface FailureProps {
  readonly error: unknown
  /** What was being done: "load the roles". */
  readonly what?: string
}

/** What went wrong, in words a person can act on; the raw text in a fold. */
export function Failure({ error, what = 'show this page' }: FailureProps) {
  const router = useRouter()
  const retry = <Button onClick={() => void router.invalidate()}>Try again</Button>
  if (error instanceof ApiError && error.status === 403) {
    return (
      <EmptyState title="Your policies do not allow this" action={retry}>
        You would need another capability to {what}. Ask an administrator to add a policy that grants it, then try again.
      </EmptyState>
    )
  }
  if (error instanceof ApiError && error.status === 404) {
    return <EmptyState title="There is nothing here">It may have been removed or renamed since the link was made.</EmptyState>
  }
  return (
    <Banner kind="bad" title={`Could not ${what}`} actions={retry}>
      <ErrorText error={error} />
    </Banner>
  )
}

/** The message of a refusal as the server gave it, and the request's id for whoever helps. */
export function ErrorText({ error }: { readonly error: unknown }) {
  if (!(error instanceof ApiError)) return <p>The server could not be reached. Check that it runs, then try again.</p>
  return (
    <>
      {error.errors.map((message) => (
        <p key={message} className="whitespace-pre-wrap">
          {message.replace(/^\d+ errors? occurred:\s+\* /, '').trim()}
        </p>
      ))}
      {error.requestId ? (
        <p className="text-sm">
          Request <code>{error.requestId}</code>
        </p>
      ) : null}
    </>
  )
}
