import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { levelWords } from '../canvas/problem-levels.ts'
import { timesOf } from '../drawing/times-of.ts'
import type { OutlineLine } from '../kernels/outline/outline-lines.ts'
import { elapsedInShort } from '../kernels/time-axis/elapsed-words.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { shownDocument } from '../store/shown-document.ts'
import { branchWords, stepWordsOf, wayWordsOf } from './line-words.ts'
import { linesOf } from './lines-of.ts'
import './outline-print.css'

/** The outline on paper: every line of it, and nothing else of the page. */
export function OutlinePrint() {
  const isPrinting = useEditorState((state) => state.isPrinting)
  return isPrinting ? createPortal(<Paper />, document.body) : null
}

function Paper() {
  const { store } = useEditor().session
  const state = useEditorState((each) => each)
  useEffect(() => {
    const done = (): void => { store.setState({ isPrinting: false }) }
    window.addEventListener('afterprint', done)
    window.print()
    return () => { window.removeEventListener('afterprint', done) }
  }, [store])
  const { name, publishedVersion } = state.journey
  return (
    <article className="journey-paper">
      <h1>{name}</h1>
      <p>{[state.viewed !== null ? 'A published version' : state.journey.hasUnpublishedChanges || publishedVersion === null ? 'Draft' : `Version ${publishedVersion}`, countOf(shownDocument(state).nodes.length)].join(' · ')}</p>
      <ol>{linesOf(shownDocument(state)).map((line) => <PaperLine key={line.key} state={state} line={line} />)}</ol>
    </article>
  )
}

const countOf = (steps: number): string => (steps === 1 ? '1 step' : `${steps} steps`)
const deepest = 12

function PaperLine({ state, line }: { readonly state: EditorState; readonly line: OutlineLine }) {
  const document = shownDocument(state)
  const words = line.kind === 'step' ? stepWordsOf(document, line.id, (id) => state.names.get(id) ?? null) : null
  const branch = branchWords(document, line)
  const time = line.kind === 'step' && state.panels.times ? timesOf(document).get(line.id) : undefined
  const problems = line.kind === 'step' ? (state.problemsOfStep.get(line.id) ?? []).filter(({ level }) => level !== 'tip') : []
  const details = words === null ? [] : [words.kind, words.summary, words.isSkipped ? 'skipped' : '', line.kind === 'step' && line.meets > 0 ? `${line.meets} ways meet here` : '', time === undefined ? '' : elapsedInShort(time)].filter((part) => part !== '')
  return (
    <li style={{ marginLeft: `${Math.min(line.level - 1, deepest) * 14}pt` }}>
      {branch === '' ? null : <em>{branch}: </em>}
      {words === null ? wayWordsOf(document, line) : <strong>{words.title}</strong>}
      {details.length === 0 ? null : <span> {details.join(' · ')}</span>}
      {problems.map(({ key, level, text }) => <span key={key} className="problem">{levelWords[level]}: {text}</span>)}
    </li>
  )
}
