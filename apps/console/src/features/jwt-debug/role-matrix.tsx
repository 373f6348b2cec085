import type { JwtLoginDebug } from '@postern/contract/resources/jwt-login-debug.ts'
import { ruleWords } from '#components/findings/rule-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Status } from '#ui/status.tsx'

interface RoleMatrixProps {
  readonly roles: JwtLoginDebug['roles']
  readonly isTruncated: boolean
  readonly onRole: (role: string) => void
}

/** What each role of the mount says of a token: a role that was only named wrong is found at once. */
export function RoleMatrix({ roles, isTruncated, onRole }: RoleMatrixProps) {
  const accepting = roles.filter(({ accepted }) => accepted)
  const ordered = [...accepting, ...roles.filter(({ accepted }) => !accepted)]
  return (
    <>
      <Banner
        kind={accepting.length > 0 ? 'ok' : 'bad'}
        title={
          accepting.length === 0 ? 'No role lets this token in' : `Let in by ${accepting.map(({ role }) => role).join(', ')}`
        }
      >
        {isTruncated ? 'The mount has more roles than were asked.' : null}
      </Banner>
      <Card title="Every role">
        <ScrollRegion label="Every role">
          <table aria-label="Every role" className="w-full text-left">
            <thead>
              <tr className="text-sm text-text-2">
                {['Role', 'Result', 'Refused by', ''].map((head) => (
                  <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                    {head || <span className="sr-only">Act</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ordered.map(({ role, accepted, findings }) => (
                <tr key={role} className="border-t border-border">
                  <th scope="row" className="py-1.5 pr-4 font-medium">
                    {role}
                  </th>
                  <td className="pr-4">
                    {accepted ? <Status state="ok">lets it in</Status> : <Status state="bad">refuses</Status>}
                  </td>
                  <td className="pr-4 text-text-2">
                    {findings
                      .filter(({ verdict }) => verdict === 'refuse')
                      .map(({ rule }) => ruleWords(rule))
                      .join(', ')}
                  </td>
                  <td className="text-right">
                    <Button onClick={() => onRole(role)}>Choose</Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Card>
    </>
  )
}
