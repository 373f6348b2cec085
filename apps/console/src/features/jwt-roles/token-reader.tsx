import { useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Field } from '#ui/field.tsx'
import { ScrollRegion } from '#ui/scroll-region.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-input.tsx'
import { choicesOf, readToken, type Choice, type ClaimChoice, type SampleToken } from './sample-token.ts'

interface TokenReaderProps {
  readonly onUse: (sample: SampleToken, choices: readonly ClaimChoice[]) => void
}

const choices = [
  { value: 'ignore', label: 'ignore' },
  { value: 'value', label: 'require this value' },
  { value: 'pattern', label: 'require a pattern' },
] as const

/** Begins a role with a token that is to be let in. The token stays in this browser. */
export function TokenReader({ onUse }: TokenReaderProps) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<readonly ClaimChoice[]>([])
  const read = text.trim() === '' ? undefined : readToken(text)
  const type = (next: string) => {
    setText(next)
    const token = readToken(next)
    setChosen('problem' in token ? [] : choicesOf(token))
  }
  const choose = (claim: string, choice: Choice) =>
    setChosen((all) => all.map((one) => (one.claim === claim ? { ...one, choice } : one)))
  return (
    <Card title="From a token" hint="Paste one that is to be let in. It is read in this browser and goes nowhere.">
      <Field label="Sample token" error={read && 'problem' in read ? read.problem : undefined}>
        {(ids) => (
          <TextArea
            {...ids}
            isMono
            rows={3}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => type(event.target.value)}
          />
        )}
      </Field>
      {read && !('problem' in read) ? (
        <>
          <ScrollRegion label="Claims of the token" className="mt-3">
            <table aria-label="Claims of the token" className="w-full text-left">
              <thead>
                <tr className="text-sm text-text-2">
                  {['Claim', 'Value', 'The role'].map((head) => (
                    <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {chosen.map(({ claim, value, choice }) => (
                  <tr key={claim} className="border-t border-border">
                    <th scope="row" className="pr-4 font-mono text-sm font-normal">
                      {claim}
                    </th>
                    <td className="pr-4 font-mono text-sm break-all">{String(value)}</td>
                    <td className="w-48 py-1">
                      <Select
                        aria-label={`What the role asks of ${claim}`}
                        value={choice}
                        onChange={(next) => choose(claim, next)}
                        choices={choices}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          <div className="mt-3">
            <Button look="primary" onClick={() => onUse(read, chosen)}>
              Fill in the role
            </Button>
          </div>
        </>
      ) : null}
    </Card>
  )
}
