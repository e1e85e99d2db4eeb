import { classNames } from '@sendero/ui'
import type { NodeGroup } from '@sendero/ui'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { useSlots } from '../slots.ts'
import { useEditorState } from '../store/editor-context.ts'
import { drawnDocument } from '../store/drawn-document.ts'
import { CardHandles } from './CardHandles.tsx'
import { CardTime } from './CardTime.tsx'
import { cardDomId } from './card-dom-id.ts'
import { JumpSign } from './JumpSign.tsx'

interface Props {
  readonly id: string
  readonly group: NodeGroup
  readonly icon: LucideIcon
  /** Everything the card says, for those who do not see it. */
  readonly label: string
  readonly isSelected: boolean
  readonly className?: string
  /** In place of the numbers of a step. */
  readonly numbers?: ReactNode
  readonly children: ReactNode
}

/** What all cards share: the icon, the state of the keyboard and of the light, handles and numbers. */
export function CardFrame({ id, group, icon: Icon, label, isSelected, className, numbers, children }: Props) {
  const isCursor = useEditorState(({ cursor }) => cursor?.kind === 'node' && cursor.id === id)
  const isHit = useEditorState(({ hits }) => hits.includes(id))
  const isDim = useEditorState(({ lit }) => lit !== null && !lit.has(id))
  const isLeftRight = useEditorState((state) => drawnDocument(state).canvas.direction === 'LR')
  const hasOut = useEditorState((state) => journeyIndex(drawnDocument(state)).ports(id).length > 0)
  const extra = useEditorState(({ cardExtra }) => cardExtra)
  const { StepNumbers } = useSlots()
  return (
    <div id={cardDomId(id)} className={classNames('journey-card', 'ui-tone', group, isSelected && 'selected', isCursor && 'cursor', isDim && 'dim', isHit && 'hit', className)} role="group" aria-roledescription="step" aria-label={label} data-step={id}>
      <div className="journey-card-main">
        <span className="journey-card-icon"><Icon aria-hidden /></span>
        <div className="journey-card-words">{children}</div>
      </div>
      {extra > 0 && StepNumbers !== undefined ? <div className="journey-card-numbers" style={{ height: extra }}>{numbers === undefined ? <StepNumbers nodeId={id} /> : numbers}</div> : null}
      {id === 'entry' ? null : <JumpSign id={id} />}
      <CardTime id={id} />
      <CardHandles hasIn={id !== 'entry'} hasOut={hasOut} isLeftRight={isLeftRight} />
    </div>
  )
}
