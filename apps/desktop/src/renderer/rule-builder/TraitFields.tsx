import type { TraitCondition } from '@sendero/flow-engine/segment'
import { TraitPicker } from '../pickers/TraitPicker.tsx'
import { useShownTypes } from '../pickers/use-seen-attribute.ts'
import { ComparisonFields } from './ComparisonFields.tsx'
import { kindsOf } from './attribute-kinds.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'
import { firstComparison, isUndecided, withComparison } from './operator-choices.ts'

/** A condition on who people are: trait, operator, value. */
export function TraitFields({ leaf, onChange, errorOf }: LeafFieldsProps<TraitCondition>) {
  const shownTypes = useShownTypes()
  const choose = (trait: string): void => {
    // A comparison somebody has made stays; one that is still empty is the first that fits what the trait holds.
    const comparison = isUndecided(leaf) ? firstComparison(kindsOf(shownTypes({ trait }))) : { is: leaf.is, ...('value' in leaf ? { value: leaf.value } : {}) }
    onChange(withComparison({ ...leaf, trait }, comparison), 'trait')
  }
  return (
    <>
      <TraitPicker label="Trait" labelHidden size="small" className="rule-name" value={leaf.trait === '' ? null : leaf.trait} onChange={(trait) => { choose(trait ?? '') }} error={errorOf('trait')} />
      <ComparisonFields condition={leaf} source={{ trait: leaf.trait }} onChange={(comparison, field) => { onChange(withComparison(leaf, comparison), field) }} error={errorOf('value')} />
    </>
  )
}
