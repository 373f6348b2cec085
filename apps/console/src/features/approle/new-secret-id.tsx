import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { approle } from '#lib/api/approle.ts'
import { meaningOf, sentDuration } from '#lib/duration-words.ts'
import { wrapped } from '#lib/wrapped.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { CodeBlock } from '#ui/code-block.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { DurationInput } from '#ui/duration-input.tsx'
import { Field } from '#ui/field.tsx'
import { ListInput, itemsOf } from '#ui/list-input.tsx'
import { objectOf, PairsInput, type Pair } from '#ui/pairs-input.tsx'
import { Switch } from '#ui/switch.tsx'

interface NewSecretIdProps {
  readonly mount: string
  readonly name: string
  readonly onClose: () => void
  readonly onMade: () => void
}

/** Makes a secret id: wrapped unless said otherwise, so that whoever carries it cannot use it unseen. */
export function NewSecretId({ mount, name, onClose, onMade }: NewSecretIdProps) {
  const [isWrapped, setWrapped] = useState(true)
  const [ttl, setTtl] = useState('')
  const [cidrs, setCidrs] = useState<readonly string[]>([])
  const [metadata, setMetadata] = useState<readonly Pair[]>([])
  const [made, setMade] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    setError(undefined)
    const call = {
      params: { mount, role_name: name },
      input: {
        ...(ttl.trim() === '' ? {} : { ttl: sentDuration(ttl) }),
        ...(itemsOf(cidrs).length === 0 ? {} : { cidr_list: itemsOf(cidrs) }),
        ...(Object.keys(objectOf(metadata)).length === 0 ? {} : { metadata: JSON.stringify(objectOf(metadata)) }),
      },
    }
    try {
      setMade(isWrapped ? await wrapped(approle.createSecretId, call, '5m') : (await approle.createSecretId.send(call)).secret_id)
      onMade()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={made === undefined ? `New secret id for ${name}` : isWrapped ? 'The wrapping token' : 'The secret id'}
      description={
        made === undefined
          ? 'It is shown once.'
          : isWrapped
            ? 'It is good for five minutes and for one use. Whoever unwraps it gets the secret id; if somebody did before, that shows.'
            : 'It is not shown again. Hand it over safely.'
      }
      actions={
        made === undefined ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button look="primary" isBusy={isBusy} onClick={() => void make()}>
              Make secret id
            </Button>
          </>
        ) : (
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        )
      }
    >
      {made === undefined ? (
        <div className="mt-4 flex flex-col gap-4">
          <Switch
            label="Wrapped"
            hint="What is handed over is a token that gives the secret id once."
            isOn={isWrapped}
            onChange={setWrapped}
          />
          <Field label="It lives" apiName="ttl" hint="Empty for as long as the role says.">
            {(ids) => <DurationInput {...ids} value={ttl} onChange={setTtl} meaning={meaningOf(ttl)} />}
          </Field>
          <Field label="From these addresses only" apiName="cidr_list">
            {(ids) => <ListInput {...ids} value={cidrs} onChange={setCidrs} placeholder="10.0.0.0/8" />}
          </Field>
          <Field label="Metadata" apiName="metadata" hint="Goes to the tokens of its logins.">
            {(ids) => <PairsInput {...ids} value={metadata} onChange={setMetadata} />}
          </Field>
          {error === undefined ? null : (
            <Banner kind="bad" title="It was not made">
              <ErrorText error={error} />
            </Banner>
          )}
        </div>
      ) : (
        <div className="mt-4 flex flex-col gap-3">
          <CodeBlock label={isWrapped ? 'wrapping token' : 'secret id'}>{made}</CodeBlock>
          {isWrapped ? <CodeBlock label="unwrap command">{`vault unwrap -field=secret_id ${made}`}</CodeBlock> : null}
        </div>
      )}
    </Dialog>
  )
}
