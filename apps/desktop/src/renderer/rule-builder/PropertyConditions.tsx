import type { PropertyCondition } from '@sendero/flow-engine/segment'
import { Button, IconButton } from '@sendero/ui'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { PropertyPicker } from '../pickers/PropertyPicker.tsx'
import { useShownTypes } from '../pickers/use-seen-attribute.ts'
import { ComparisonFields } from './ComparisonFields.tsx'
import { kindsOf } from './attribute-kinds.ts'
import { blankCondition } from './draft-issues.ts'
import type { PartIssue } from './draft-issues.ts'
import { firstComparison, isUndecided, withComparison } from './operator-choices.ts'
import { useRowKeys } from './use-row-keys.ts'
import './rule-builder.css'

interface Props {
  readonly value: readonly PropertyCondition[]
  /** Whose properties are suggested. */
  readonly event: string
  /** `field` names what changed, as `0.value`: edits of one field that follow each other are one step. */
  readonly onChange: (value: PropertyCondition[], field: string) => void
  /** Issues below the list, such as `0.value`; left out, those of fields that are not filled in. */
  readonly issues?: readonly PartIssue[]
  /** Shows issues of fields nobody has been in yet. */
  readonly showIssues?: boolean
  readonly addLabel?: string
  /** Stands beside the button that adds a condition. */
  readonly more?: ReactNode
}

const mostConditions = 20

/** Conditions on the properties of one event; all of them must hold. */
export function PropertyConditions({ value, event, onChange, issues, showIssues = false, addLabel = 'Add filter', more }: Props) {
  const rows = useRowKeys(value.length)
  const [added, setAdded] = useState<number | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const shownTypes = useShownTypes()
  const found = issues ?? value.flatMap((condition, index) => blankCondition(condition, `${String(index)}.`))
  const change = (index: number, condition: PropertyCondition, field: string): void => { onChange(value.map((each, at) => (at === index ? condition : each)), `${String(index)}.${field}`) }
  const choose = (index: number, condition: PropertyCondition, property: string): void => {
    const comparison = isUndecided(condition) ? firstComparison(kindsOf(shownTypes({ event, property }))) : condition
    change(index, withComparison({ ...condition, property }, 'value' in comparison ? { is: comparison.is, value: comparison.value } : { is: comparison.is }), 'property')
  }
  const add = (): void => {
    setAdded(rows.add())
    onChange([...value, { property: '', is: 'equals', value: '' }], 'add')
  }
  return (
    <div className="rule-where">
      {value.map((condition, index) => {
        const key = rows.keys[index] ?? index
        const errorOf = (field: string): string | undefined => (showIssues || left.has(key) ? found.find((issue) => issue.field === `${String(index)}.${field}`)?.message : undefined)
        return (
          <div key={key} className="rule-where-row" onBlur={(change) => { if (!change.currentTarget.contains(change.relatedTarget)) setLeft(new Set([...left, key])) }}>
            <span className="rule-gutter">{index === 0 ? 'where' : 'and'}</span>
            <PropertyPicker label="Property" labelHidden size="small" className="rule-name" event={event} value={condition.property === '' ? null : condition.property} onChange={(property) => { choose(index, condition, property ?? '') }} error={errorOf('property')} autoFocus={added === key} />
            <ComparisonFields condition={condition} source={{ event, property: condition.property }} onChange={(comparison, field) => { change(index, withComparison(condition, comparison), field) }} error={errorOf('value')} />
            <IconButton label="Remove filter" icon={<X aria-hidden />} size="small" onClick={() => { rows.remove(index); onChange(value.filter((_, at) => at !== index), 'remove') }} />
          </div>
        )
      })}
      <div className="rule-where-add">
        <Button look="quiet" size="small" icon={<Plus aria-hidden />} onClick={add} disabledReason={value.length >= mostConditions ? `At most ${String(mostConditions)} filters.` : undefined}>{addLabel}</Button>
        {more}
      </div>
    </div>
  )
}
