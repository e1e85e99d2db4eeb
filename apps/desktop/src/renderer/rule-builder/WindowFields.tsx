import { DurationField, Select } from '@sendero/ui'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

const firstWindow = 'P30D'

/** At any time, or within some time up to now. */
export function WindowFields<Windowed extends { readonly within?: string | undefined }>({ leaf, onChange, errorOf }: LeafFieldsProps<Windowed>) {
  const { within } = leaf
  const setWithin = (next: string | null): void => {
    const { within: _before, ...rest } = leaf
    onChange((next === null ? rest : { ...rest, within: next }) as Windowed, 'within')
  }
  return (
    <>
      <Select
        label="When" labelHidden size="small" className="rule-when" value={within === undefined ? 'ever' : 'within'} options={[{ value: 'ever', label: 'at any time' }, { value: 'within', label: 'within the last' }]}
        onChange={(next) => { setWithin(next === 'ever' ? null : within ?? firstWindow) }}
      />
      {within === undefined ? null : <DurationField label="Time" labelHidden className="rule-duration" units={['hours', 'days', 'weeks', 'months']} value={within} onChange={setWithin} error={errorOf('within')} />}
    </>
  )
}
