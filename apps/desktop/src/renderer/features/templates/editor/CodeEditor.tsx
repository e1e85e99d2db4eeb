import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useImperativeHandle, useRef } from 'react'
import type { Ref } from 'react'
import type { ProblemMark } from '../kernels/problem-marks.ts'
import { codeExtensions } from './code-extensions.ts'
import type { CompletionSources } from './completion-options.ts'

export interface CodeEditorHandle {
  /** Puts text where the cursor stands, in place of what is selected. */
  insert(text: string): void
  /** Shows a line, counted from 1, and puts the cursor there. */
  goToLine(line: number): void
}

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  readonly sources: CompletionSources
  readonly marks: readonly ProblemMark[]
  readonly isReadOnly: boolean
  readonly ref?: Ref<CodeEditorHandle>
}

const severities = { error: 'error', warning: 'warning', hint: 'info' } as const
const access = new Compartment()

/** CodeMirror as a controlled field: it keeps its own text and history, and takes over a value that came from elsewhere. */
export function CodeEditor({ label, value, onChange, sources, marks, isReadOnly, ref }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const latest = useRef({ onChange, sources, value, isReadOnly })
  useEffect(() => { latest.current = { onChange, sources, value, isReadOnly } })

  useEffect(() => {
    if (!host.current) return
    const created = new EditorView({
      parent: host.current,
      doc: latest.current.value,
      extensions: [
        access.of(readOnly(latest.current.isReadOnly)),
        codeExtensions({ label, sources: () => latest.current.sources, onChange: (text) => { latest.current.onChange(text) } }),
      ],
    })
    view.current = created
    return () => {
      view.current = null
      created.destroy()
    }
  }, [label])
  useEffect(() => { view.current?.dispatch({ effects: access.reconfigure(readOnly(isReadOnly)) }) }, [isReadOnly])
  useEffect(() => {
    const editor = view.current
    if (!editor || editor.state.doc.toString() === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])
  useEffect(() => {
    const editor = view.current
    if (!editor) return
    const length = editor.state.doc.length
    editor.dispatch(setDiagnostics(editor.state, marks.filter(({ to }) => to <= length).map(({ from, to, severity, message }) => ({ from, to, severity: severities[severity], message }))))
  }, [marks])
  useImperativeHandle(ref, () => ({
    insert(text) {
      const editor = view.current
      if (!editor) return
      editor.dispatch(editor.state.replaceSelection(text), { scrollIntoView: true })
      editor.focus()
    },
    goToLine(number) {
      const editor = view.current
      if (!editor) return
      const line = editor.state.doc.line(Math.min(Math.max(1, number), editor.state.doc.lines))
      editor.dispatch({ selection: { anchor: line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0) }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) })
      editor.focus()
    },
  }), [])
  return <div ref={host} className="template-code" />
}

const readOnly = (isReadOnly: boolean) => [EditorState.readOnly.of(isReadOnly), EditorView.editable.of(!isReadOnly)]
