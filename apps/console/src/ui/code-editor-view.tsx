import { autocompletion, completionStatus, type CompletionContext } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, Prec, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { hcl } from 'codemirror-lang-hcl'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { CodeEditorProps, Mark } from './code-editor-props.ts'
import { codeTheme } from './code-theme.ts'

const languages: Readonly<Record<CodeEditorProps['language'], () => Extension>> = { json, hcl, text: () => [] }

/** CodeMirror, as one of our controls. */
export function CodeEditorView(props: CodeEditorProps) {
  const { label, language, value, onChange, marks = [], words = [], minLines = 8, id, ...described } = props
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const change = useEffectEvent((text: string) => onChange?.(text))
  const known = useRef(words)
  const isFixed = onChange === undefined

  useEffect(() => {
    known.current = words
  })

  useEffect(() => {
    if (host.current === null) return
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          nonce(),
          leaving,
          lineNumbers(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          indentUnit.of('  '),
          isFixed ? [] : highlightActiveLine(),
          highlightSelectionMatches(),
          lintGutter(),
          autocompletion({ override: [(context) => completions(context, known.current)] }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
          languages[language](),
          codeTheme,
          EditorState.readOnly.of(isFixed),
          EditorView.contentAttributes.of({
            'aria-label': label,
            // Found by what looks for a way into a region that scrolls.
            tabindex: '0',
            ...(id === undefined ? {} : { id }),
            ...(described['aria-describedby'] === undefined ? {} : { 'aria-describedby': described['aria-describedby'] }),
          }),
          EditorView.theme({ '.cm-content, .cm-gutter': { minHeight: `${minLines * 1.5}em` } }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    return () => editor.destroy()
    // The editor is made once for a language; what changes later is given to it below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [language, isFixed])

  useEffect(() => {
    const editor = view.current
    if (editor === null || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const editor = view.current
    if (editor !== null)
      editor.dispatch(
        setDiagnostics(
          editor.state,
          marks.map((mark) => diagnosticOf(mark, editor.state)),
        ),
      )
  }, [marks, value])

  return (
    <div>
      <div ref={host} />
      {isFixed ? null : <p className="mt-1 text-xs text-text-3">Tab indents; Esc, then Tab leaves the editor.</p>}
    </div>
  )
}

/**
 * Behind Escape, Tab leaves the editor for two seconds: also when a completion that is still being looked for takes the
 * Escape for itself, which would shut people in who have no mouse (WCAG 2.1.2).
 */
const leaving = Prec.highest(
  keymap.of([
    {
      key: 'Escape',
      run(view) {
        if (completionStatus(view.state) !== 'active') view.setTabFocusMode(2000)
        return false
      },
    },
  ]),
)

/** CodeMirror writes its style sheet itself; the Content-Security-Policy lets it by this nonce. */
function nonce(): Extension {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta === null ? [] : EditorView.cspNonce.of(meta.nonce)
}

function diagnosticOf({ line, column, message, level }: Mark, { doc }: EditorState): Diagnostic {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const from = Math.min(at.from + Math.max((column ?? 1) - 1, 0), at.to)
  return { from, to: column === undefined ? at.to : Math.min(from + 1, at.to), severity: level, message }
}

function completions(context: CompletionContext, words: NonNullable<CodeEditorProps['words']>) {
  const typed = context.matchBefore(/[\w.{]+/)
  if (words.length === 0 || (typed === null && !context.explicit)) return null
  return {
    from: typed?.from ?? context.pos,
    options: words.map(({ word, meaning }) => ({ label: word, detail: meaning })),
  }
}
