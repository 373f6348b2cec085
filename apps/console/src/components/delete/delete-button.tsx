import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { useUndo } from '#components/undo/undo-context.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { ConfirmDialog } from '#ui/confirm-dialog.tsx'
import { toast } from '#ui/toasts.tsx'

interface DeleteButtonProps {
  /** "scope". */
  readonly noun: string
  /** What it is called here: "Delete", unless said. */
  readonly verb?: string
  /** Its name in the API, which has to be typed where it cannot be made again. */
  readonly name: string
  readonly run: () => Promise<unknown>
  readonly touches: readonly QueryKey[]
  readonly backTo: string
  /** Why it cannot be deleted now. */
  readonly cannot?: string | undefined
  /**
   * What deleting it means. Where it could be made again exactly as it was there is no question, but ten seconds to
   * think better of it, and this is left out.
   */
  readonly consequence?: string
  /** Under which id its removal waits, for lists to leave it out; noun and name unless said. */
  readonly removalId?: string
}

/** Deletes the object of a page and leads back to its list. */
export function DeleteButton({
  noun,
  verb = 'Delete',
  name,
  run,
  touches,
  backTo,
  cannot,
  consequence,
  removalId,
}: DeleteButtonProps) {
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { remove } = useUndo()
  const refresh = () => Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey })))

  const deleteLater = () => {
    remove({
      id: removalId ?? `${noun}/${name}`,
      title: `The ${noun} ${name} is deleted`,
      run: async () => {
        await run()
        await refresh()
      },
    })
    void navigate({ to: backTo })
  }
  const deleteNow = async () => {
    setError(undefined)
    try {
      await run()
    } catch (problem) {
      return setError(problem)
    }
    setAsking(false)
    await navigate({ to: backTo })
    toast('ok', `The ${noun} ${name} is ${verb.toLowerCase()}d`)
    await refresh()
  }

  return (
    <>
      <Button
        look="danger"
        icon={<Trash2 aria-hidden size={15} />}
        cannot={cannot}
        onClick={consequence === undefined ? deleteLater : () => setAsking(true)}
      >
        {verb}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={deleteNow}
        title={`${verb} the ${noun} ${name}?`}
        verb={`${verb} ${noun}`}
        typedName={name}
        description={consequence ?? ''}
      >
        {error === undefined ? null : (
          <div className="mt-3">
            <Banner kind="bad" title="It was not done">
              <ErrorText error={error} />
            </Banner>
          </div>
        )}
      </ConfirmDialog>
    </>
  )
}
