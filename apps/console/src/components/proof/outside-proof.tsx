import { sessionAddresses } from '@postern/contract/resources/session.ts'
import { useEffect } from 'react'
import { buttonLook } from '#ui/button.tsx'

interface OutsideProofProps {
  readonly mount: string
  readonly onProven: () => void
}

/** The way to the identity provider, in a window of its own, so that nothing written here is lost. */
export function OutsideProof({ mount, onProven }: OutsideProofProps) {
  useEffect(() => {
    const channel = new BroadcastChannel('postern-sign-in')
    channel.addEventListener('message', onProven)
    return () => channel.close()
  }, [onProven])
  const query = new URLSearchParams({ mount, prompt: 'login', display: 'popup' })
  return (
    <p className="mt-4">
      <a
        href={`${sessionAddresses.oidcStart}?${query.toString()}`}
        target="_blank"
        rel="noreferrer"
        className={buttonLook('primary')}
      >
        Sign in again in a new window
      </a>
    </p>
  )
}
