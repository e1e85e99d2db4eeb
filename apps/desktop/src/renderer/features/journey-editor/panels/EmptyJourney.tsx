import { Button } from '@sendero/ui'
import { ClipboardPaste, PieChart, Zap } from 'lucide-react'
import { useState } from 'react'
import { pasteSteps } from '../actions/paste-steps.ts'
import { setEntry } from '../kernels/document/intents/configure-steps.ts'
import { StarterPreview } from '../starters/StarterPreview.tsx'
import { startWith, starters } from '../starters/starters.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'
import { newId } from '../store/new-id.ts'

const isBlank = ({ document: { nodes, entry: { trigger } } }: EditorState): boolean => nodes.length === 0 && (trigger.kind === 'event' ? trigger.event === '' : trigger.segmentId === '')

/** In place of a blank canvas: three ways to begin. */
export function EmptyJourney() {
  const isEmpty = useEditorState(isBlank)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const [hasBegun, setBegun] = useState(false)
  return isEmpty && isEditing && !hasBegun ? <Starts onBegin={() => { setBegun(true) }} /> : null
}

function Starts({ onBegin }: { readonly onBegin: () => void }) {
  const editor = useEditor()
  const { store } = editor.session
  const from = (kind: 'event' | 'segmentEntered'): void => {
    const state = store.getState()
    if (state.document.entry.trigger.kind !== kind) state.run(setEntry(state.document, { ...state.document.entry, trigger: kind === 'event' ? { kind, event: '', where: [] } : { kind, segmentId: '' } }))
    store.getState().select(['entry'])
    onBegin()
    requestAnimationFrame(() => { const names = document.querySelector<HTMLInputElement>('.journey-panel [role="combobox"]'); names?.focus(); names?.click() })
  }
  return (
    <div className="journey-starts">
      <section className="journey-starts-box" aria-labelledby="journey-starts-title">
        <h2 id="journey-starts-title">How do people get in?</h2>
        <div className="journey-starts-ways">
          <button type="button" autoFocus className="journey-start ui-tone entry" onClick={() => { from('event') }}><span className="journey-card-icon"><Zap aria-hidden /></span><strong>They do something</strong><span className="ui-quiet">An event starts the journey: a sign-up, an order.</span></button>
          <button type="button" className="journey-start ui-tone entry" onClick={() => { from('segmentEntered') }}><span className="journey-card-icon"><PieChart aria-hidden /></span><strong>They enter a segment</strong><span className="ui-quiet">A rule starts to hold for them.</span></button>
        </div>
        <h3>Or start with one of these</h3>
        <div className="journey-starts-list">
          {starters.map((starter) => (
            <button key={starter.id} type="button" className="journey-start" onClick={() => { store.getState().run(startWith(starter, newId)); store.getState().select(['entry']); setTimeout(() => { editor.camera.current?.fit() }, 80) }}>
              <StarterPreview starter={starter} />
              <strong>{starter.title}</strong>
              <span className="ui-quiet">{starter.why}</span>
            </button>
          ))}
        </div>
        <Button look="quiet" size="small" icon={<ClipboardPaste aria-hidden />} onClick={() => { pasteSteps.perform(editor) }}>Paste copied steps</Button>
      </section>
    </div>
  )
}
