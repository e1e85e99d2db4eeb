import { DurationField } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'
import { waitUnits } from '../wait-units.ts'

export function WaitForm({ config, onChange, showIssues }: FormProps<'wait'>) {
  return (
    <DurationField
      label="Wait for" value={config.for} units={waitUnits} error={showIssues && config.for === '' ? 'Say how long to wait.' : undefined}
      hint="Minutes and hours are exact. Days, weeks and months follow the calendar of each person: a day later is the same time tomorrow where they are." onChange={(length) => { onChange({ for: length }) }}
    />
  )
}
