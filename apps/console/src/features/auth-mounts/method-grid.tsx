import { Link } from '#components/link.tsx'
import { methodKinds } from '#lib/mounts.ts'
import { paths } from '#lib/paths.ts'
import { MountSymbol } from './mount-symbol.tsx'

/** The first question: which kind of method? */
export function MethodGrid() {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {methodKinds.map(({ type, title, text }) => (
        <li key={type} className="relative rounded-card border border-border bg-surface p-5 hover:border-accent">
          <MountSymbol type={type} size={22} />
          <h2 className="mt-2 font-semibold">
            <Link to={paths.enableAuth} search={{ type }} className="after:absolute after:inset-0">
              {title}
            </Link>
          </h2>
          <p className="mt-1 text-text-2">{text}</p>
        </li>
      ))}
    </ul>
  )
}
