import type { ApproleRole } from '@postern/contract/resources/approle-role.ts'
import { ApiError } from '@postern/contract/client/api-error.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Moment } from '#components/moment.tsx'
import { useCannot } from '#components/permission/use-cannot.ts'
import { approle } from '#lib/api/approle.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { MiddleText } from '#ui/middle-text.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { toast } from '#ui/toasts.tsx'
import { NewSecretId } from './new-secret-id.tsx'
import { approleRoot, secretIdsOf } from './queries.ts'

interface SecretIdsProps {
  readonly mount: string
  readonly name: string
  readonly role: ApproleRole
}

/** The secret ids of a role, by accessor, with the uses each has left. */
export function SecretIds({ mount, name, role }: SecretIdsProps) {
  const { data } = useQuery(secretIdsOf(mount, name))
  const [isMaking, setMaking] = useState(false)
  const [doomed, setDoomed] = useState<string>()
  const queries = useQueryClient()
  const params = { mount, role_name: name }
  const cannot = useCannot(approle.createSecretId.need(params))
  const refresh = () => queries.invalidateQueries({ queryKey: approleRoot(mount) })
  const destroy = async () => {
    try {
      await approle.destroySecretIdByAccessor.send({ params, input: { secret_id_accessor: doomed ?? '' } })
      toast('ok', 'The secret id is destroyed')
      await refresh()
    } catch (error) {
      toast('bad', 'It was not destroyed', error instanceof ApiError ? error.errors.join(' ') : undefined)
    } finally {
      setDoomed(undefined)
    }
  }
  return (
    <Card
      title="Secret ids"
      hint="Known by their accessors; the ids themselves are shown once, when they are made."
      actions={
        <Button look="primary" cannot={role.bind_secret_id ? cannot : 'This role needs none'} onClick={() => setMaking(true)}>
          New secret id
        </Button>
      }
    >
      {data === undefined || data.length === 0 ? (
        <p className="text-text-2">None.</p>
      ) : (
        <ScrollRegion label="Secret ids">
          <table aria-label="Secret ids" className="w-full text-left">
            <thead>
              <tr className="text-sm text-text-2">
                {['Accessor', 'Made', 'Ends', 'Uses left', ''].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                    {head || <span className="sr-only">Act</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map(({ accessor, details }) => (
                <tr key={accessor} className="border-t border-border">
                  <th scope="row" className="py-1 pr-4 font-normal">
                    <MiddleText label="accessor">{accessor}</MiddleText>
                  </th>
                  <td className="pr-4">
                    <Moment at={secondsOf(details?.creation_time)} />
                  </td>
                  <td className="pr-4">
                    {secondsOf(details?.expiration_time) ? <Moment at={secondsOf(details?.expiration_time)} /> : 'never'}
                  </td>
                  <td className="pr-4">{details?.secret_id_num_uses === 0 ? 'any number' : details?.secret_id_num_uses}</td>
                  <td className="text-right">
                    <IconButton
                      label={`Destroy ${accessor}`}
                      icon={<X aria-hidden size={15} />}
                      onClick={() => setDoomed(accessor)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {isMaking ? <NewSecretId mount={mount} name={name} onClose={() => setMaking(false)} onMade={() => void refresh()} /> : null}
      <ConfirmDialog
        isOpen={doomed !== undefined}
        onClose={() => setDoomed(undefined)}
        onConfirm={destroy}
        title="Destroy this secret id?"
        description="The machine that holds it can no longer log in."
        verb="Destroy secret id"
      />
    </Card>
  )
}
