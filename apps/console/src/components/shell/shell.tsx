import { Link } from '@tanstack/react-router'
import { Menu as MenuSymbol, Search } from 'lucide-react'
import { lazy, Suspense, useCallback, useState, type ReactNode } from 'react'
import { ProofDialog } from '#components/proof/proof-dialog.tsx'
import { paths } from '#lib/paths.ts'
import { Button } from '#ui/button.tsx'
import { Drawer } from '#ui/drawer.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { useShortcuts } from './shortcuts.ts'
import { Sidebar } from './sidebar.tsx'
import { UserMenu } from './user-menu.tsx'

// Brought when they are first opened.
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }))

interface ShellProps {
  readonly children: ReactNode
}

/** The frame of every page behind the sign-in: skip link, header, sections, content. */
export function Shell({ children }: ShellProps) {
  const [open, setOpen] = useState<'palette' | 'help' | 'sections'>()
  const close = useCallback(() => setOpen(undefined), [])
  useShortcuts({ onPalette: useCallback(() => setOpen('palette'), []), onHelp: useCallback(() => setOpen('help'), []) })
  return (
    <>
      <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:bg-raised focus:p-2">
        Skip to content
      </a>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-b border-border bg-surface px-3 md:px-4">
        <IconButton
          label="Sections"
          icon={<MenuSymbol aria-hidden size={18} />}
          className="lg:hidden"
          onClick={() => setOpen('sections')}
        />
        <Link to={paths.home} className="flex items-center gap-2 font-semibold">
          <img src="/ui/icon.svg" alt="" width={24} height={24} />
          Postern
        </Link>
        <div className="flex-1" />
        <Button look="quiet" icon={<Search aria-hidden size={16} />} onClick={() => setOpen('palette')}>
          <span className="max-md:sr-only">Go to</span>
          <kbd className="text-xs text-text-3 max-md:hidden">Ctrl K</kbd>
        </Button>
        <UserMenu />
      </header>
      <div className="flex">
        <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-58 shrink-0 overflow-auto border-r border-border bg-surface lg:block">
          <Sidebar />
        </aside>
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-4 outline-none md:p-6">
          <Suspense fallback={<Skeleton />}>{children}</Suspense>
        </main>
      </div>
      <Drawer isOpen={open === 'sections'} onClose={close} title="Sections">
        <Sidebar onNavigate={close} />
      </Drawer>
      <ProofDialog />
      <Suspense fallback={null}>
        {open === 'palette' ? <Palette isOpen onClose={close} /> : null}
        {open === 'help' ? <KeyHelp isOpen onClose={close} /> : null}
      </Suspense>
    </>
  )
}
