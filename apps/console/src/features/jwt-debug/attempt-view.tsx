import type { LoginAttempt } from '@postern/contract/resources/login-attempt.ts'
import { FindingList } from '#components/findings/finding-list.tsx'
import { Moment } from '#components/moment.tsx'
import { secondsOf } from '#lib/time-words.ts'
import { Banner } from '#ui/banner.tsx'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'

/** A login somebody tried lately, as the server judged it then. Its token is not kept, so it cannot be judged again. */
export function AttemptView({ attempt }: { readonly attempt: LoginAttempt }) {
  return (
    <>
      <Banner kind={attempt.accepted ? 'ok' : 'bad'} title={attempt.accepted ? 'It was let in' : 'It was refused'}>
        <Moment at={secondsOf(attempt.time)} /> from {attempt.remote_address}, with the role {attempt.role || 'none'}.{' '}
        {attempt.message}
      </Banner>
      <Card title="What was found then">
        <FindingList findings={attempt.findings} />
      </Card>
      {attempt.claims ? (
        <Card title="What the token said" hint="Without whatever looks like a secret.">
          <CodeBlock label="claims">{JSON.stringify(attempt.claims, undefined, 2)}</CodeBlock>
        </Card>
      ) : null}
    </>
  )
}
