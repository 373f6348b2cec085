import { AppWindow, Bot, Monitor, Server, Tv } from 'lucide-react'
import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { clientKinds } from './client-kinds.ts'

const symbols: Readonly<Record<string, typeof Bot>> = { web: Server, spa: AppWindow, native: Monitor, device: Tv, machine: Bot }

/** The first question: what kind of app is it? */
export function KindGrid() {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {clientKinds.map(({ id, title, text }) => {
        const Symbol = symbols[id] ?? Server
        return (
          <li key={id} className="relative rounded-card border border-border bg-surface p-5 hover:border-accent">
            <Symbol aria-hidden size={22} className="text-accent" />
            <h2 className="mt-2 font-semibold">
              <Link to={paths.newClient} search={{ kind: id }} className="after:absolute after:inset-0">
                {title}
              </Link>
            </h2>
            <p className="mt-1 text-text-2">{text}</p>
          </li>
        )
      })}
    </ul>
  )
}
