import type { JourneyEnd } from '@sendero/flow-engine/document'
import { classNames } from '@sendero/ui'
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { endsInShort } from '../nodes/ends/end-words.ts'
import { entrySummary, entryTitle } from '../nodes/entry/summary.ts'
import { triggerChoices } from '../nodes/entry/trigger-kinds.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { CardFrame } from './CardFrame.tsx'
import type { FlowNode } from './flow-elements.ts'
import { levelIcons } from './problem-levels.ts'

const none: readonly JourneyEnd[] = []
const longTitle = 26

/** How people enter, and what takes them out from anywhere: the first card of every journey. */
export const EntryCard = memo(function EntryCard({ selected }: NodeProps<FlowNode>) {
  const entry = useEditorState((state) => shownDocument(state).entry)
  const ends = useEditorState((state) => shownDocument(state).ends ?? none)
  const names = useEditorState((state) => state.names)
  const problem = useEditorState(({ mode, problemsOfStep }) => mode === 'edit' ? problemsOfStep.get('entry')?.find(({ level }) => level !== 'tip') : undefined)
  const nameOf = (id: string): string | null => names.get(id) ?? null
  const title = entryTitle(entry, nameOf)
  const [line, endsLine] = [entrySummary(entry, nameOf), endsInShort(ends, nameOf)]
  // A card has room for three lines: a schedule may need two of them.
  const isLong = title.length > longTitle
  const first = isLong ? [line, endsLine].filter((part) => part !== '').join(' · ') : line
  const choice = triggerChoices.find(({ kind }) => kind === entry.trigger.kind) ?? triggerChoices[0]
  const Icon = levelIcons[problem?.level ?? 'blocks']
  if (choice === undefined) return null
  const label = [`Entry: ${title}`, choice.hint.replace(/\.$/, ''), line, endsLine, problem?.text ?? ''].filter((part) => part !== '').join('. ')
  return (
    <CardFrame id="entry" group="entry" icon={choice.icon} label={label} isSelected={selected} className={problem?.level}>
      <span className={classNames('journey-card-title', isLong && 'two-lines')} title={title}>{title}</span>
      {problem === undefined ? <span className="journey-card-line" title={first}>{first}</span> : <span className={`journey-card-line problem ${problem.level}`}>{problem.text}</span>}
      {isLong || endsLine === '' ? null : <span className="journey-card-line" title={endsLine}>{endsLine}</span>}
      {problem === undefined ? null : <span className={`journey-badge ${problem.level}`}><Icon aria-hidden />1</span>}
    </CardFrame>
  )
})
