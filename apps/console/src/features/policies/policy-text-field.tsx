import { useQuery } from '@tanstack/react-query'
import { WandSparkles } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { fieldsOf } from '#components/form/fields-of.ts'
import { Button } from '#ui/button.tsx'
import { Status } from '#ui/status.tsx'
import type { PolicyValues } from './policy-values.ts'
import { policyCheck } from './queries.ts'
import { marksOf } from './remark-words.ts'

const fields = fieldsOf<PolicyValues>()

/** The text of a policy, read by the server's own parser while it is typed. */
export function PolicyTextField() {
  const { setValue } = useFormContext<PolicyValues>()
  const { policy: text = '' } = useDeferredValue(useWatch<PolicyValues>())
  const { data: check } = useQuery(policyCheck(text))
  const marks = text.trim() === '' ? [] : marksOf(check)
  const hasErrors = marks.some(({ level }) => level === 'error')
  return (
    <div className="flex flex-col gap-3">
      <fields.Code name="policy" label="Policy" language="hcl" marks={marks} minLines={16} />
      <div className="flex flex-wrap items-start gap-3">
        <Button
          icon={<WandSparkles aria-hidden size={15} />}
          cannot={check?.valid ? undefined : 'It cannot be read yet'}
          onClick={() => check && setValue('policy', check.formatted, { shouldDirty: true })}
        >
          Lay it out
        </Button>
        <ul className="flex min-w-0 flex-1 flex-col gap-1 pt-1.5" aria-label="What the server says of it">
          {marks.map(({ line, message, level }) => (
            <li key={`${line} ${message}`} className="flex flex-wrap items-center gap-2">
              <Status state={level === 'error' ? 'bad' : 'warn'}>line {line}</Status>
              <span>{message}</span>
            </li>
          ))}
          {check && !hasErrors && text.trim() !== '' && marks.length === 0 ? (
            <li>
              <Status state="ok">it can be read, and nothing in it looks unmeant</Status>
            </li>
          ) : null}
        </ul>
      </div>
    </div>
  )
}
