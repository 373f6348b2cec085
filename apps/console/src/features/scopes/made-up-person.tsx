import { useState } from 'react'
import { CodeEditor } from '#ui/code-editor.tsx'

const example = `{
  "name": "ana",
  "metadata": { "email": "ana@example.com" },
  "groups": ["platform"]
}`

/** A person who does not exist, to try a template on. */
export function MadeUpPerson({ onChange }: { readonly onChange: (person: unknown) => void }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const change = (next: string) => {
    setText(next)
    const read = personIn(next)
    setProblem(read.problem)
    if (read.problem === undefined) onChange(read.person)
  }
  return (
    <details>
      <summary className="cursor-pointer text-text-2">Make up a person</summary>
      <div className="mt-2 flex flex-col gap-2">
        <CodeEditor label="Made-up person" language="json" value={text} onChange={change} minLines={5} />
        {problem ? <p className="text-sm text-bad">{problem}</p> : null}
        {text === '' ? (
          <button type="button" className="self-start text-accent underline" onClick={() => change(example)}>
            Show an example
          </button>
        ) : null}
      </div>
    </details>
  )
}

function personIn(text: string): { readonly person?: unknown; readonly problem?: string } {
  if (text.trim() === '') return {}
  try {
    return { person: JSON.parse(text) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'This is no JSON' }
  }
}
