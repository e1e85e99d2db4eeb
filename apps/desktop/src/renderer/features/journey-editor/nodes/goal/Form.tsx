import { Field } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'

export function GoalForm({ config, onChange, showIssues }: FormProps<'goal'>) {
  return (
    <Field
      label="Goal" value={config.name} maxLength={200} placeholder="First order" error={showIssues && config.name.trim() === '' ? 'Give the goal a name.' : undefined}
      hint="Who gets here counts as converted, and the journey ends for them." onChange={(event) => { onChange({ name: event.target.value }) }}
    />
  )
}
