import type { Entry } from '@sendero/flow-engine/document'
import { NumberField, Switch } from '@sendero/ui'
import { newId } from '../../store/new-id.ts'

const firstPercent = 5

/** A share of people who never enter, so that what the journey brings can be told. Its salt is its own, and made here. */
export function HoldoutField({ entry, onChange }: { readonly entry: Entry; readonly onChange: (entry: Entry) => void }) {
  const { holdout, ...rest } = entry
  const turn = (isOn: boolean): void => { onChange(isOn ? { ...rest, holdout: { percent: firstPercent, salt: newId() } } : rest) }
  return (
    <div className="journey-holdout">
      <Switch label="Keep some people out" checked={holdout !== undefined} hint="To see what the journey brings: how those who were kept out do without it." onChange={turn} />
      {holdout === undefined ? null : (
        <NumberField
          label="Share that is kept out" unit="%" value={holdout.percent} min={0} max={100} hint="Chance decides once: who is kept out stays out."
          onChange={(percent) => { onChange({ ...rest, holdout: { ...holdout, percent: Math.min(100, Math.max(0, Math.round((percent ?? 0) * 100) / 100)) } }) }}
        />
      )}
    </div>
  )
}
