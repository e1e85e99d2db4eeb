import { classNames } from '@sendero/ui'
import type { NodeProps } from '@xyflow/react'
import { SkipForward } from 'lucide-react'
import { memo } from 'react'
import { CardHandles } from '../canvas/CardHandles.tsx'
import type { CompareNode } from './compare-elements.ts'
import { Mark } from './Mark.tsx'
import { markLooks } from './marks.ts'

/** A step of either document, with what became of it. */
export const CompareCard = memo(function CompareCard({ id, data, selected }: NodeProps<CompareNode>) {
  const { icon: Icon, group, title, kind, line, mark, isSkipped, isLeftRight } = data
  const label = [mark === null ? '' : markLooks[mark].word, title, kind === title ? '' : kind, isSkipped ? 'Skipped' : '', line].filter((part) => part !== '').join('. ')
  return (
    <div className={classNames('journey-card', 'journey-compared', 'ui-tone', group, selected && 'selected', mark ?? 'same', isSkipped && 'skipped')} role="group" aria-roledescription="step" aria-label={label} data-mark={mark ?? undefined}>
      <div className="journey-card-main">
        <span className="journey-card-icon"><Icon aria-hidden /></span>
        <div className="journey-card-words">
          <span className="journey-card-title" title={title}>{title}</span>
          <span className="journey-card-line" title={line}>{line === '' ? kind : line}</span>
        </div>
      </div>
      {isSkipped ? <span className="journey-skipped"><SkipForward aria-hidden />Skipped</span> : null}
      {mark === null ? null : <Mark mark={mark} className="journey-compared-mark" />}
      <CardHandles hasIn={id !== 'entry'} hasOut isLeftRight={isLeftRight} />
    </div>
  )
})
