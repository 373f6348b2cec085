import { lazy, Suspense } from 'react'
import type { CodeEditorProps } from './code-editor-props.ts'

// A hundred kilobytes that only the pages with an editor need.
const View = lazy(async () => ({ default: (await import('./code-editor-view.tsx')).CodeEditorView }))

/** Code to write or to read: colours, marks at lines, words to complete. Esc, then Tab leaves it. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <Suspense fallback={<div className="h-40 animate-pulse rounded-control bg-sunken" />}>
      <View {...props} />
    </Suspense>
  )
}
