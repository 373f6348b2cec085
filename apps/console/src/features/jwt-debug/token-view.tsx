import type { JwtLoginDebug } from '@postern/contract/resources/jwt-login-debug.ts'
import { TokenTimes } from '#components/token-times.tsx'
import { Card } from '#ui/card.tsx'
import { CodeBlock } from '#ui/code-block.tsx'

/** A token taken apart, without its signature. */
export function TokenView({ token }: { readonly token: NonNullable<JwtLoginDebug['token']> }) {
  return (
    <Card title="The token" hint={`Fingerprint ${token.fingerprint}, which stands for it wherever it must not be.`}>
      <div className="flex flex-col gap-3">
        <TokenTimes claims={token.claims} />
        <CodeBlock label="header">{JSON.stringify(token.header, undefined, 2)}</CodeBlock>
        <CodeBlock label="claims">{JSON.stringify(token.claims, undefined, 2)}</CodeBlock>
      </div>
    </Card>
  )
}
