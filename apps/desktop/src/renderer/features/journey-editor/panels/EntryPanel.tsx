import { IconButton } from '@sendero/ui'
import { LogIn, X } from 'lucide-react'
import { setEntry } from '../kernels/document/intents/configure-steps.ts'
import { EndsSection } from '../nodes/ends/EndsSection.tsx'
import { EntryForm } from '../nodes/entry/Form.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { StepProblems } from './StepProblems.tsx'

/** How people get in, and what takes them out wherever they stand. */
export function EntryPanel({ onClose }: { readonly onClose: () => void }) {
  const { store } = useEditor().session
  const entry = useEditorState(({ document }) => document.entry)
  const hasSteps = useEditorState(({ document }) => document.nodes.length > 0)
  return (
    <>
      <header className="journey-panel-head ui-tone entry">
        <span className="journey-card-icon"><LogIn aria-hidden /></span>
        <div className="journey-panel-words"><h2>Entry</h2><span className="ui-quiet">How people get in, and out from anywhere</span></div>
        <IconButton label="Close" size="small" icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <div className="journey-panel-body">
        <StepProblems id="entry" isUnfinished={!hasSteps} />
        <EntryForm entry={entry} showIssues={hasSteps} onChange={(next) => { const state = store.getState(); state.run(setEntry(state.document, next)) }} />
        <EndsSection />
      </div>
    </>
  )
}
