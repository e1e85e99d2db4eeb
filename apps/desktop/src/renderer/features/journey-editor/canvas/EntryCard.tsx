import { PieChart, Zap } from 'lucide-react'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { entrySummary, entryTitle } from '../nodes/entry/summary.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { CardFrame } from './CardFrame.tsx'
import type { FlowNode } from './flow-elements.ts'
import { levelIcons } from './problem-levels.ts'

/** How people enter: the first card of every journey. */
export const EntryCard = memo(function EntryCard({ selected }: NodeProps<FlowNode>) {
  const entry = useEditorState((state) => shownDocument(state).entry)
  const names = useEditorState((state) => state.names)
  const problem = useEditorState(({ mode, problemsOfStep }) => mode === 'edit' ? problemsOfStep.get('entry')?.find(({ level }) => level !== 'tip') : undefined)
  const title = entryTitle(entry, (id) => names.get(id) ?? null)
  const Icon = levelIcons.blocks
  const line = entrySummary(entry)
  const isByEvent = entry.trigger.kind === 'event'
  return (
    <CardFrame id="entry" group="entry" icon={isByEvent ? Zap : PieChart} label={`Entry by ${isByEvent ? 'event' : 'segment'}: ${title}. ${line}${problem === undefined ? '' : `. ${problem.text}`}`} isSelected={selected} className={problem?.level}>
      <span className="journey-card-title" title={title}>{title}</span>
      {problem === undefined ? <span className="journey-card-line" title={line}>{line}</span> : <span className={`journey-card-line problem ${problem.level}`}>{problem.text}</span>}
      {problem === undefined ? null : <span className={`journey-badge ${problem.level}`}><Icon aria-hidden />1</span>}
    </CardFrame>
  )
})
