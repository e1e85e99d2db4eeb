import { Button } from '@sendero/ui'
import { ChartPie, ClipboardPaste, LayoutGrid, Zap } from 'lucide-react'
import { useState } from 'react'
import { pasteSteps } from '../actions/paste-steps.ts'
import { setEntry } from '../kernels/document/intents/configure-steps.ts'
import { isBlankTrigger, startTrigger, triggerChoices, type TriggerKind } from '../nodes/entry/trigger-kinds.ts'
import { StarterThumbnail } from '../starters/StarterPreview.tsx'
import { firstStarters, starters } from '../starters/starters.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { EditorState } from '../store/editor-state.ts'

const isBlank = ({ document: { nodes, entry } }: EditorState): boolean => nodes.length === 0 && isBlankTrigger(entry.trigger)

/** The two that most journeys start with have a sentence each. */
const others = triggerChoices.filter(({ kind }) => kind !== 'event' && kind !== 'segmentEntered')

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
  const from = (kind: TriggerKind): void => {
    const state = store.getState()
    const { entry } = state.document
    if (entry.trigger.kind !== kind) state.run(setEntry(state.document, { ...entry, trigger: startTrigger(kind, { before: entry.trigger, now: Date.now() }) }))
    store.getState().select(['entry'])
    onBegin()
    requestAnimationFrame(focusFirstChoice)
  }
  return (
    <div className="journey-starts">
      <section className="journey-starts-box" aria-labelledby="journey-starts-title">
        <h2 id="journey-starts-title">How do people get in?</h2>
        <div className="journey-starts-ways">
          <button type="button" autoFocus className="journey-start ui-tone entry" onClick={() => { from('event') }}><span className="journey-card-icon"><Zap aria-hidden /></span><strong>They do something</strong><span className="ui-quiet">An event starts the journey: a sign-up, an order.</span></button>
          <button type="button" className="journey-start ui-tone entry" onClick={() => { from('segmentEntered') }}><span className="journey-card-icon"><ChartPie aria-hidden /></span><strong>They enter a segment</strong><span className="ui-quiet">A rule starts to hold for them.</span></button>
        </div>
        <div className="ui-row journey-starts-others" role="group" aria-label="Other ways in">
          {others.map(({ kind, label, icon: Icon }) => <Button key={kind} size="small" look="quiet" icon={<Icon aria-hidden />} onClick={() => { from(kind) }}>{label}</Button>)}
        </div>
        <h3>Or start with one of these</h3>
        <div className="journey-starts-list">
          {firstStarters.map((starter) => (
            <button key={starter.id} type="button" className="journey-start" onClick={() => { store.setState({ gallery: { chosen: starter.id } }) }}>
              <StarterThumbnail starter={starter} />
              <strong>{starter.title}</strong>
              <span className="ui-quiet">{starter.does}</span>
            </button>
          ))}
        </div>
        <div className="ui-row journey-starts-others">
          <Button look="quiet" size="small" icon={<LayoutGrid aria-hidden />} onClick={() => { store.setState({ gallery: { chosen: null } }) }}>All {starters.length} starters</Button>
          <Button look="quiet" size="small" icon={<ClipboardPaste aria-hidden />} onClick={() => { pasteSteps.perform(editor) }}>Paste copied steps</Button>
        </div>
      </section>
    </div>
  )
}

/** What is to be chosen first; the settings themselves where everything is set already. */
function focusFirstChoice(): void {
  const panel = document.querySelector('.journey-panel')
  const names = panel?.querySelector<HTMLInputElement>('[role="combobox"]')
  if (names === null || names === undefined) panel?.querySelector<HTMLElement>('[role="radio"][aria-checked="true"]')?.focus()
  else {
    names.focus()
    names.click()
  }
}
