import { absoluteTime, nowSeconds, relativeTime } from '#lib/time-words.ts'

const names: Readonly<Record<string, string>> = { iat: 'issued', nbf: 'good from', exp: 'expires', auth_time: 'signed in' }

/** The times a token speaks of, in words. */
export function TokenTimes({ claims }: { readonly claims: Readonly<Record<string, unknown>> }) {
  const now = nowSeconds()
  const times = Object.keys(names).flatMap((name) => {
    const at = claims[name]
    return typeof at === 'number' ? [{ name, at }] : []
  })
  if (times.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {times.map(({ name, at }) => (
        <li key={name} title={absoluteTime(at)}>
          <code>{name}</code> <span className="text-text-2">{names[name]}</span> {relativeTime(at, now)}
        </li>
      ))}
    </ul>
  )
}
