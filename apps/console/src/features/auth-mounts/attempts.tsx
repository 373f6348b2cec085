import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '#components/link.tsx'
import { Moment } from '#components/moment.tsx'
import { jwtAuth } from '#lib/api/jwt-auth.ts'
import { paths } from '#lib/paths.ts'
import { secondsOf } from '#lib/time-words.ts'
import { Card } from '#ui/card.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Status } from '#ui/status.tsx'

const attemptsAt = (mount: string) =>
  queryOptions({
    queryKey: ['login-attempt', mount],
    queryFn: () => jwtAuth.readJwtAttempts.send({ params: { mount }, input: { limit: 20 } }),
    refetchInterval: 5000,
    retry: false,
  })

/** Who tried to log in during the last quarter of an hour, and what came of it. It follows along. */
export function Attempts({ mount }: { readonly mount: string }) {
  const { data } = useQuery(attemptsAt(mount))
  if (data === undefined) return null
  return (
    <Card title="Lately" hint="Logins of the last 15 minutes, as this server saw them. It follows along.">
      {data.attempts.length === 0 ? (
        <p className="text-text-2">No attempt yet.</p>
      ) : (
        <ScrollRegion label="Attempts to log in">
          <table aria-label="Attempts to log in" className="w-full text-left">
            <thead>
              <tr className="text-sm text-text-2">
                {['When', 'Role', 'From', 'Result', ''].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                    {head || <span className="sr-only">Act</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.attempts.map((attempt) => (
                <tr key={attempt.id} className="border-t border-border">
                  <td className="py-1.5 pr-4">
                    <Moment at={secondsOf(attempt.time)} />
                  </td>
                  <td className="pr-4">{attempt.role}</td>
                  <td className="pr-4 font-mono text-sm">{attempt.remote_address}</td>
                  <td className="pr-4">
                    {attempt.accepted ? (
                      <Status state="ok">let in</Status>
                    ) : (
                      <span className="flex flex-wrap items-center gap-2">
                        <Status state="bad">{attempt.rule ?? 'refused'}</Status>
                        <span className="text-sm text-text-2">{attempt.message}</span>
                      </span>
                    )}
                  </td>
                  <td>
                    <Link to={paths.debugger(mount)} search={{ attempt: attempt.id }}>
                      Debug
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Card>
  )
}
