import { Toast as Base } from '@base-ui/react/toast'
import { CircleCheck, CircleX, TriangleAlert, X } from 'lucide-react'
import { buttonLook } from './button.tsx'
import { IconButton } from './icon-button.tsx'

const manager = Base.createToastManager()

const symbols = { ok: CircleCheck, warn: TriangleAlert, bad: CircleX } as const
type Kind = keyof typeof symbols

/** Says something that happened. A failure stays until it is dismissed. */
export function toast(kind: Kind, title: string, description?: string): void {
  manager.add({
    title,
    ...(description === undefined ? {} : { description }),
    type: kind,
    timeout: kind === 'ok' ? 6000 : 0,
    priority: kind === 'bad' ? 'high' : 'low',
  })
}

interface Offer {
  readonly title: string
  /** What the button says, and does. */
  readonly action: string
  readonly onAction: () => void
  readonly milliseconds: number
}

/** Says something that can still be stopped. Returns how to take it away. */
export function offer({ title, action, onAction, milliseconds }: Offer): () => void {
  const id = manager.add({
    title,
    type: 'ok',
    timeout: milliseconds,
    priority: 'low',
    actionProps: {
      children: action,
      onClick: () => {
        onAction()
        manager.close(id)
      },
    },
  })
  return () => manager.close(id)
}

const isKind = (type: string | undefined): type is Kind => type !== undefined && type in symbols

/** The place where toasts appear; stands once in the app. */
export function Toasts() {
  return (
    <Base.Provider toastManager={manager}>
      <Base.Portal>
        <Base.Viewport className="fixed top-4 right-4 z-50 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2">
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}

function ToastList() {
  const { toasts } = Base.useToastManager()
  return toasts.map((item) => {
    const Symbol = symbols[isKind(item.type) ? item.type : 'ok']
    return (
      <Base.Root key={item.id} toast={item} className="rounded-card border border-border bg-raised p-3 text-text shadow-raised">
        <Base.Content className="flex items-start gap-2">
          <Symbol aria-hidden size={17} className="mt-1 shrink-0" />
          <div className="min-w-0 flex-1 self-center">
            <Base.Title className="font-medium" />
            <Base.Description className="text-sm text-text-2" />
          </div>
          <Base.Action className={buttonLook('quiet')} />
          <Base.Close render={<IconButton label="Dismiss" icon={<X aria-hidden size={15} />} isSmall />} />
        </Base.Content>
      </Base.Root>
    )
  })
}
