import type { JourneyNode } from '@sendero/flow-engine/document'
import { classNames } from '@sendero/ui'
import type { NodeProps } from '@xyflow/react'
import { SkipForward } from 'lucide-react'
import { memo } from 'react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { nodeSummary, nodeTitle, viewOf } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'
import type { Problem } from '../problems/problem-words.ts'
import { useEditorState } from '../store/editor-context.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { CardFrame } from './CardFrame.tsx'
import { CardTitle } from './CardTitle.tsx'
import type { FlowNode } from './flow-elements.ts'
import { JumpLink } from './JumpLink.tsx'
import { levelIcons, levelWords } from './problem-levels.ts'

const none: readonly Problem[] = []

/** A step. It reads only what it shows, so that a change elsewhere never draws it again. */
export const StepCard = memo(function StepCard({ id, selected }: NodeProps<FlowNode>) {
  const node = useEditorState((state) => journeyIndex(drawnDocument(state)).nodes.get(id))
  return node === undefined ? null : <Card node={node} isSelected={selected} />
})

function Card({ node, isSelected }: { readonly node: JourneyNode; readonly isSelected: boolean }) {
  const { id } = node
  const view = viewOf(node)
  const names = useEditorState((state) => state.names)
  const isUnfinished = useEditorState(({ unfinished }) => unfinished.has(id))
  const problems = useEditorState(({ problemsOfStep }) => problemsOfStep.get(id) ?? none)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  const worst = isEditing ? problems.find(({ level }) => level !== 'tip') : undefined
  const target = useEditorState((state) => (node.kind === 'jump' ? stepLabel(drawnDocument(state), node.config.to) : null))
  const summary = nodeSummary(node, (each) => names.get(each) ?? target)
  // The icon says the kind: the line has room for what the step does.
  const line = summary === '' ? view.title : summary
  const isSkipped = node.skipped === true
  const isTold = worst !== undefined && !isUnfinished
  const label = [nodeTitle(node), nodeTitle(node) === view.title ? '' : view.title, isSkipped ? 'Skipped: people pass through' : '', summary, isUnfinished && worst !== undefined ? 'Not finished yet' : '', ...(isTold ? problems.map(({ level, text }) => `${levelWords[level]}: ${text}`) : [])].filter((part) => part !== '').join('. ')
  return (
    <CardFrame id={id} group={view.group} icon={view.icon} label={label} isSelected={isSelected} className={classNames(isSkipped && 'skipped', isUnfinished && worst !== undefined && 'unfinished', isTold && worst.level)}>
      <CardTitle id={id} title={nodeTitle(node)} />
      {isTold ? <span className={`journey-card-line problem ${worst.level}`}>{worst.text}</span> : node.kind === 'jump' && target !== null ? <JumpLink to={node.config.to} words={line} /> : <span className="journey-card-line" title={line}>{isUnfinished && worst !== undefined ? worst.text : line}</span>}
      {isSkipped ? <span className="journey-skipped"><SkipForward aria-hidden />Skipped</span> : null}
      {isTold ? <Badge problems={problems} level={worst.level} /> : null}
    </CardFrame>
  )
}

function Badge({ problems, level }: { readonly problems: readonly Problem[]; readonly level: Problem['level'] }) {
  const Icon = levelIcons[level]
  const count = problems.filter((problem) => problem.level === level).length
  return <span className={`journey-badge ${level}`} title={problems.map(({ text }) => text).join('\n')}><Icon aria-hidden />{count}</span>
}
