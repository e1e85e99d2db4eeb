import { NumberField } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'

export function HoldoutForm({ config, onChange }: FormProps<'holdout'>) {
  const { percent } = config
  return (
    <div className="ui-stack">
      <NumberField
        label="Keep out" unit="%" value={percent} min={0} max={100} hint="Chance decides once: the same person is always kept out."
        onChange={(next) => { onChange({ ...config, percent: Math.min(100, Math.max(0, Math.round((next ?? 0) * 100) / 100)) }) }}
      />
      <div className="journey-shares" aria-hidden="true"><span data-at={1} style={{ flexGrow: percent }} /><span data-at={0} style={{ flexGrow: 100 - percent }} /></div>
      <p className="ui-quiet journey-form-note">They go on as “Held out”. Leave that way open, and compare who converts with and without what follows here.</p>
    </div>
  )
}
