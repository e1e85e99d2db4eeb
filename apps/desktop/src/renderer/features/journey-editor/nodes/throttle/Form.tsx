import { DurationField, NumberField } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'
import { wholeNumber } from '../whole-number.ts'
import { paceInWords } from './pace-in-words.ts'

const most = 1_000_000

export function ThrottleForm({ config, onChange, showIssues }: FormProps<'throttle'>) {
  const { limit, per } = config
  const pace = paceInWords(config)
  return (
    <div className="ui-stack">
      <NumberField label="Let on" unit={limit === 1 ? 'person' : 'people'} value={limit} min={1} max={most} onChange={(next) => { onChange({ ...config, limit: wholeNumber(next, { least: 1, most, before: limit }) }) }} />
      <DurationField label="In every" value={per} units={waitUnits} error={showIssues && per === '' ? 'Say in how long.' : undefined} onChange={(next) => { onChange({ ...config, per: next }) }} />
      <p className="ui-quiet journey-form-note">In the order they come, evenly{pace === null ? '' : `: ${pace}`}. For what follows that can only take so many, such as a call centre or a shop with little in stock.</p>
    </div>
  )
}
