import { Select } from '@sendero/ui'
import type { PropertyCondition, TraitCondition } from '@sendero/flow-engine/segment'
import type { AttributeSource } from '../pickers/attribute-source.ts'
import { useSeenTypes } from '../pickers/use-seen-attribute.ts'
import { ValueEditor } from './ValueEditor.tsx'
import { kindsOf } from './attribute-kinds.ts'
import { choiceOf, choiceOfKey, choicesFor, compare } from './operator-choices.ts'
import type { Comparison } from './operator-choices.ts'

interface Props {
  readonly condition: TraitCondition | PropertyCondition
  readonly source: AttributeSource
  readonly onChange: (comparison: Comparison, field: 'is' | 'value') => void
  readonly error?: string | undefined
}

/** The operator and what it compares with. */
export function ComparisonFields({ condition, source, onChange, error }: Props) {
  const kinds = kindsOf(useSeenTypes(source))
  const value: unknown = 'value' in condition ? condition.value : undefined
  const choice = choiceOf(condition)
  return (
    <>
      <Select
        label="Comparison" labelHidden size="small" className="rule-operator" value={choice.key} options={choicesFor(kinds).map(({ key, label, group }) => ({ value: key, label, group }))}
        onChange={(key) => { onChange(compare(choiceOfKey(key), value), 'is') }}
      />
      <ValueEditor key={choice.kind} kind={choice.kind} kinds={kinds} source={source} value={value} error={error} onChange={(next) => { onChange({ is: condition.is, value: next }, 'value') }} />
    </>
  )
}
