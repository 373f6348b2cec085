import type { ConsentView } from '@postern/contract/resources/oidc-access.ts'
import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { Names } from '#ui/details.tsx'
import { Moment } from './moment.tsx'

interface ConsentListProps {
  readonly consents: readonly ConsentView[]
  readonly cannot?: string | undefined
  readonly onWithdraw: (consent: ConsentView) => Promise<unknown>
}

/** Apps somebody has let learn about them, what each learns, and the way to take that back. */
export function ConsentList({ consents, cannot, onWithdraw }: ConsentListProps) {
  const [asked, setAsked] = useState<ConsentView>()
  const withdraw = async () => {
    if (asked !== undefined) await onWithdraw(asked)
    setAsked(undefined)
  }
  return (
    <>
      <ul className="flex flex-col">
        {consents.map((consent) => (
          <li
            key={`${consent.client_id} ${consent.provider}`}
            className="flex flex-wrap items-start gap-3 border-t border-border py-3 first:border-0"
          >
            <div className="min-w-0 flex-1">
              <p className="font-medium">{consent.client_name}</p>
              <p className="text-sm text-text-2">
                Allowed <Moment at={consent.given_at} />, until <Moment at={consent.expires_at} />
              </p>
              <div className="mt-1.5">
                <Names of={consent.claims} none="only who they are" />
              </div>
            </div>
            <Button cannot={cannot} onClick={() => setAsked(consent)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={withdraw}
        title={`Withdraw what ${asked?.client_name ?? 'the app'} may learn?`}
        description="It will have to ask again at the next sign-in. What it has learned it may have kept."
        verb="Withdraw"
      />
    </>
  )
}
