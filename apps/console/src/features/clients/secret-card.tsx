import { useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { Moment } from '#components/moment.tsx'
import { useCannots } from '#components/permission/use-cannot.ts'
import { oidcProvider } from '#lib/api/oidc-provider.ts'
import { meaningOf, sentDuration } from '#lib/duration-words.ts'
import { nowSeconds } from '#lib/time-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { DurationInput } from '#ui/duration-input.tsx'
import { Field } from '#ui/field.tsx'
import { Secret } from '#ui/secret.tsx'
import { toast } from '#ui/toasts.tsx'
import { clientRoot } from './queries.ts'

interface SecretCardProps {
  readonly name: string
  /** When the secret before the last rotation stops working; seconds since the epoch. */
  readonly previousExpires: number | undefined
  readonly reveal: () => Promise<string>
}

type Act = 'rotate' | 'retire'

/** The secret of a client: shown when asked for, replaced with an overlap in which both work. */
export function SecretCard({ name, previousExpires, reveal }: SecretCardProps) {
  const { rotateOidcClientSecret: rotate, retireOidcClientSecret: retire } = oidcProvider
  const [cannotRotate, cannotRetire] = useCannots([rotate.need({ name }), retire.need({ name })])
  const [asked, setAsked] = useState<Act>()
  const [overlap, setOverlap] = useState('1h')
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  const hasOld = previousExpires !== undefined && previousExpires > nowSeconds()
  const run = async () => {
    setError(undefined)
    const params = { name }
    try {
      if (asked === 'rotate') await rotate.send({ params, input: { overlap: sentDuration(overlap) } })
      else await retire.send({ params })
      setAsked(undefined)
      toast('ok', asked === 'rotate' ? 'The app has a new secret' : 'The old secret has ended')
      await queries.invalidateQueries({ queryKey: clientRoot })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <div className="mt-3 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <span className="text-text-2 md:w-35">Client secret</span>
        <Secret label="the client secret" reveal={reveal} />
        <Button
          className="ml-auto"
          icon={<RotateCw aria-hidden size={15} />}
          cannot={cannotRotate}
          onClick={() => setAsked('rotate')}
        >
          New secret
        </Button>
      </div>
      {hasOld ? (
        <Banner
          kind="info"
          title="The secret before this one still works"
          actions={
            <Button cannot={cannotRetire} onClick={() => setAsked('retire')}>
              End it now
            </Button>
          }
        >
          It ends by itself <Moment at={previousExpires} />. A plain Vault server has no such overlap.
        </Banner>
      ) : null}
      <ConfirmDialog
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        onConfirm={run}
        title={asked === 'retire' ? `End the old secret of ${name}?` : `Give ${name} a new secret?`}
        verb={asked === 'retire' ? 'End it now' : 'Make a new secret'}
        description={
          asked === 'retire'
            ? 'An app that still shows it can no longer fetch tokens.'
            : 'Both secrets work for a while, so that the app can be changed without a break.'
        }
      >
        <div className="mt-3 flex flex-col gap-3">
          {asked === 'rotate' ? (
            <Field label="The old one works on for" apiName="overlap" hint={rotate.help('overlap')}>
              {(ids) => <DurationInput {...ids} value={overlap} onChange={setOverlap} meaning={meaningOf(overlap)} />}
            </Field>
          ) : null}
          {error === undefined ? null : (
            <Banner kind="bad" title="It was not done">
              <ErrorText error={error} />
            </Banner>
          )}
        </div>
      </ConfirmDialog>
    </div>
  )
}
