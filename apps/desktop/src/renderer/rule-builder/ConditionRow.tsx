import type { Leaf } from '@sendero/flow-engine/segment'
import { IconButton, Menu, classNames } from '@sendero/ui'
import { Ellipsis } from 'lucide-react'
import { useRuleNames } from '../pickers/use-rule-names.ts'
import { LeafFields } from './LeafFields.tsx'
import { useBuilder } from './builder-context.ts'
import { leafIcon } from './leaf-icons.ts'
import { menuOf, partActions, pressedAction } from './part-actions.tsx'
import { changeLeaf, negate } from './rule-edits.ts'
import type { LeafPart } from './rule-draft.ts'
import { ruleSentence } from './rule-sentence.ts'
import { usePartDrag } from './use-part-drag.ts'

interface Props {
  readonly part: LeafPart
  readonly isNegated: boolean
  /** The word that joins it to the one above; empty for the first. */
  readonly joint: string
}

export function ConditionRow({ part, isNegated, joint }: Props) {
  const tools = useBuilder()
  const { leaf } = part
  const { handle, row, mark } = usePartDrag(part.id)
  const actions = partActions(tools, part.id, 'condition')
  const issues = tools.issuesOf(part.id)
  const change = (next: Leaf, field: string): void => { tools.edit((draft) => changeLeaf(draft, part.id, next), `${String(part.id)} ${field}`) }
  const fields = { onChange: change, errorOf: (field: string) => issues.find((issue) => issue.field === field)?.message }
  const known = new Set(['trait', 'anniversary', 'value', 'list', 'segment', 'event', 'within', 'count.atLeast', 'count.atMost', 'count.exactly', 'of', 'sample', 'percent', 'template', 'journey', 'node', 'inside', 'sequence.0.event', 'sequence.1.event', 'without.event', 'during.from', 'during.to', 'during.weekdays'])
  const others = issues.filter(({ field }) => !known.has(field) && !/^(?:sequence\.[01]\.|without\.)?where\./.test(field))
  const Icon = leafIcon(leaf)
  const nameOf = useRuleNames([leaf])
  return (
    <div
      role="group" aria-label={ruleSentence(isNegated ? { op: 'not', rule: leaf } : leaf, nameOf)} data-part={part.id} className={classNames('rule-row', mark !== null && `drop-${mark}`, tools.drag.partId === part.id && 'dragged')} {...row}
      onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) tools.leave(part.id) }}
      onKeyDownCapture={(event) => {
        const action = pressedAction(actions, event)
        if (action === undefined) return
        event.preventDefault()
        event.stopPropagation()
        action.perform()
      }}
    >
      <span className="rule-gutter" aria-hidden="true">{joint}</span>
      <div className="rule-fields">
        <span className="rule-handle" title="Drag to move" {...handle}><Icon aria-hidden /></span>
        {isNegated ? <button type="button" className="rule-not" title="The opposite of what follows. Press to take it away." onClick={() => { tools.edit((draft) => negate(draft, part.id)) }}>not</button> : null}
        <LeafFields leaf={leaf} {...fields} issues={issues} showIssues={tools.showAllIssues} />
        {others.map(({ field, message }) => <p key={field} className="rule-problem">{message}</p>)}
      </div>
      <Menu align="end" items={menuOf(actions)} trigger={<IconButton label="More for this condition" icon={<Ellipsis aria-hidden />} size="small" />} />
    </div>
  )
}
