import { IconButton, Menu, Select, classNames } from '@sendero/ui'
import { Ellipsis, GripVertical } from 'lucide-react'
import { AddButtons } from './AddButtons.tsx'
import { ConditionRow } from './ConditionRow.tsx'
import { useBuilder } from './builder-context.ts'
import { menuOf, partActions, pressedAction } from './part-actions.tsx'
import { matchOf, setMatch } from './rule-edits.ts'
import type { Match } from './rule-edits.ts'
import type { GroupPart, RulePart } from './rule-draft.ts'
import { usePartDrag } from './use-part-drag.ts'

const matches: readonly { readonly value: Match; readonly label: string }[] = [
  { value: 'all', label: 'all of these' }, { value: 'any', label: 'any of these' }, { value: 'none', label: 'none of these' }, { value: 'notAll', label: 'not all of these' },
]

interface Props {
  readonly group: GroupPart
  readonly isRoot?: boolean
  readonly joint?: string
}

/** A group of conditions and groups, with how they are taken together. */
export function GroupBox({ group, isRoot = false, joint = '' }: Props) {
  const tools = useBuilder()
  const match = matchOf(tools.draft, group.id)
  const actions = isRoot ? [] : partActions(tools, group.id, 'group')
  const issues = tools.issuesOf(group.id)
  const { handle, row, mark } = usePartDrag(group.id)
  return (
    <div
      role="group" aria-label={isRoot ? 'The whole rule' : `Group: ${matches.find(({ value }) => value === match)?.label ?? ''}`} data-part={group.id} className={isRoot ? 'rule-root' : classNames('rule-row', mark !== null && `drop-${mark}`, tools.drag.partId === group.id && 'dragged')} {...(isRoot ? {} : row)}
      onKeyDownCapture={(event) => {
        // Keys inside a condition are about the condition.
        if ((event.target as Element).closest('[data-part]') !== event.currentTarget) return
        const action = pressedAction(actions, event)
        if (action === undefined) return
        event.preventDefault()
        event.stopPropagation()
        action.perform()
      }}
    >
      {isRoot ? null : <span className="rule-gutter" aria-hidden="true">{joint}</span>}
      <div className={isRoot ? undefined : 'rule-box'}>
        <div className="rule-head">
          {isRoot ? null : <span className="rule-handle" title="Drag to move" {...handle}><GripVertical aria-hidden /></span>}
          <span className="rule-word">{isRoot ? 'People who match' : 'who match'}</span>
          <Select label="How the conditions are taken together" labelHidden size="small" className="rule-match" value={match} options={matches} onChange={(next) => { tools.edit((draft) => setMatch(draft, group.id, next)) }} />
          {isRoot ? null : <Menu align="end" items={menuOf(actions)} trigger={<IconButton label="More for this group" icon={<Ellipsis aria-hidden />} size="small" />} />}
        </div>
        {issues.map(({ field, message }) => <p key={field} className="rule-problem" role="alert">{message}</p>)}
        {group.parts.length === 0 ? <p className="rule-nothing">{nothingWords(match, isRoot)}</p> : null}
        {group.parts.map((part, index) => <PartView key={part.id} part={part} joint={index === 0 ? '' : group.op} />)}
        <AddButtons group={group} />
      </div>
    </div>
  )
}

function PartView({ part, joint, isNegated = false }: { readonly part: RulePart; readonly joint: string; readonly isNegated?: boolean }) {
  switch (part.kind) {
    case 'leaf': return <ConditionRow part={part} isNegated={isNegated} joint={joint} />
    case 'group': return <GroupBox group={part} joint={joint} />
    case 'not':
      // Two negations in a row come from other tools and say nothing; the innermost pair is what can be edited here.
      return part.part.kind === 'not' ? <PartView part={part.part.part} joint={joint} isNegated={isNegated} /> : <PartView part={part.part} joint={joint} isNegated={!isNegated} />
  }
}

function nothingWords(match: Match, isRoot: boolean): string {
  const everybody = match === 'all' || match === 'none'
  if (isRoot) return everybody ? 'No conditions yet: this is everybody.' : 'No conditions yet: this is nobody.'
  return everybody ? 'No conditions yet: this lets everybody through.' : 'No conditions yet: this lets nobody through.'
}
