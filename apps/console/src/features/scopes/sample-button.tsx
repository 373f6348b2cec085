import type { ScopePreview } from '@postern/contract/resources/oidc-preview.ts'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { ErrorText } from '#components/failure.tsx'
import { Link } from '#components/link.tsx'
import { paths } from '#lib/paths.ts'
import { Banner } from '#ui/banner.tsx'
import { Button } from '#ui/button.tsx'
import { problemWords } from './problem-words.ts'
import { scopeSample, type PreviewQuestion } from './queries.ts'

type Sample = NonNullable<ScopePreview['sample']>

/** Tries the template on a hundred people at once. */
export function SampleButton({ question }: { readonly question: PreviewQuestion }) {
  const [sample, setSample] = useState<Sample>()
  const [error, setError] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setError(undefined)
    try {
      setSample((await scopeSample(question)).sample)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Button icon={<Users aria-hidden size={15} />} isBusy={isBusy} onClick={() => void run()}>
          Try it on a hundred people
        </Button>
      </div>
      {error === undefined ? null : (
        <Banner kind="bad" title="It was not tried">
          <ErrorText error={error} />
        </Banner>
      )}
      {sample === undefined ? null : <SampleResult sample={sample} />}
    </div>
  )
}

function SampleResult({ sample }: { readonly sample: Sample }) {
  if (sample.people === 0) return <p role="status">There is nobody to try it on yet.</p>
  const isFine = sample.with_problems.length === 0 && sample.empty.length === 0
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>
        Tried on {sample.people} {sample.people === 1 ? 'person' : 'people'}
        {isFine ? ': every value is there.' : '.'}
      </p>
      {sample.empty.map(({ claim, people }) => (
        <p key={claim}>
          <code>{claim}</code> is empty for {people} of them.
        </p>
      ))}
      <ul className="list-disc pl-5">
        {sample.with_problems.map(({ id, name, problems }) => (
          <li key={id}>
            <Link to={paths.entity(id)}>{name}</Link>: {problems.map(problemWords).join(' ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
