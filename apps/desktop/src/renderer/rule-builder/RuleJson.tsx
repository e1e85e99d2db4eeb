import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, linter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { Rule } from '@sendero/flow-engine/segment'
import { useEffect, useMemo, useRef, useState } from 'react'
import { readRuleText } from './read-rule-text.ts'
import './rule-builder.css'

interface Props {
  readonly value: Rule
  /** Called with every text that is a sound rule. */
  readonly onChange: (rule: Rule) => void
}

// By the tokens, so that it can be read in the light and in the dark.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' }, { tag: tags.string, color: 'var(--good)' }, { tag: [tags.number, tags.bool, tags.null], color: 'var(--info)' }, { tag: [tags.separator, tags.bracket], color: 'var(--quiet)' },
])

const textOf = (rule: Rule): string => JSON.stringify(rule, null, 2)

/** A rule as JSON, as the API takes it. What is wrong is marked in its line and listed below; the rule stays the last sound one. */
export function RuleJson({ value, onChange }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [text, setText] = useState(() => textOf(value))
  const latest = useRef({ value, onChange })
  latest.current = { value, onChange }
  useEffect(() => {
    if (place.current === null) return
    view.current = new EditorView({ parent: place.current, state: EditorState.create({ doc: textOf(latest.current.value), extensions: extensions((written) => {
      setText(written)
      const read = readRuleText(written)
      if (read.rule !== null && JSON.stringify(read.rule) !== JSON.stringify(latest.current.value)) latest.current.onChange(read.rule)
    }) }) })
    return () => { view.current?.destroy() }
  }, [])
  useTakeOver(view.current, value, text)
  const { problems } = useMemo(() => readRuleText(text), [text])
  return (
    <div className="rule-json">
      <div ref={place} className="rule-json-text" />
      {problems.length === 0 ? null : (
        <div role="status">
          <ul className="rule-json-problems" aria-label="Problems">
            {problems.map(({ line, message, from }) => <li key={`${String(from)} ${message}`}><button type="button" className="ui-text-button" onClick={() => { view.current?.dispatch({ selection: { anchor: from }, scrollIntoView: true }); view.current?.focus() }}>Line {line}</button> {message}</li>)}
          </ul>
        </div>
      )}
    </div>
  )
}

/** A rule that changed elsewhere replaces the text, unless the text says the same in other words. */
function useTakeOver(view: EditorView | null, value: Rule, text: string): void {
  const known = JSON.stringify(value)
  const before = useRef(known)
  useEffect(() => {
    if (view === null || before.current === known) return
    before.current = known
    const { rule } = readRuleText(text)
    if (JSON.stringify(rule) !== known) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: textOf(value) } })
  })
}

function extensions(onText: (text: string) => void) {
  return [
    lineNumbers(), history(), bracketMatching(), json(), lintGutter(), syntaxHighlighting(colours), EditorView.lineWrapping,
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    linter((given) => readRuleText(given.state.doc.toString()).problems.map(({ from, to, message }) => ({ from, to, message, severity: 'error' as const })), { delay: 300 }),
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': 'Rule as JSON' }),
    EditorView.updateListener.of((update) => { if (update.docChanged) onText(update.state.doc.toString()) }),
  ]
}
