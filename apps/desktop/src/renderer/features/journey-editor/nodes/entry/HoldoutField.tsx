import type { Entry } from '@sendero/flow-engine/document'
import { NumberField, Switch } from '@sendero/ui'
import { newId } from '../../store/new-id.ts'

const firstPercent = 5

/** Shares of people who never enter, so that what the journey, or all journeys, bring can be told. The salt of the journey's own is made here. */
export function HoldoutField({ entry, onChange }: { readonly entry: Entry; readonly onChange: (entry: Entry) => void }) {
  const { holdout, ...rest } = entry
  const turn = (isOn: boolean): void => { onChange(isOn ? { ...rest, holdout: { percent: firstPercent, salt: newId() } } : rest) }
  const exempt = (isOn: boolean): void => {
    const { ignoresHoldout: _, ...kept } = entry
    onChange(isOn ? { ...kept, ignoresHoldout: true } : kept)
  }
  return (
    <div className="journey-holdout">
      <Switch label="Keep some people out" checked={holdout !== undefined} hint="To see what the journey brings: how those who were kept out do without it." onChange={turn} />
      {holdout === undefined ? null : (
        <NumberField
          label="Share that is kept out" unit="%" value={holdout.percent} min={0} max={100} hint="Chance decides once: who is kept out stays out."
          onChange={(percent) => { onChange({ ...rest, holdout: { ...holdout, percent: Math.min(100, Math.max(0, Math.round((percent ?? 0) * 100) / 100)) } }) }}
        />
      )}
      <Switch label="For everybody, whatever the workspace keeps out" checked={entry.ignoresHoldout === true} hint="For what everybody must get, such as receipts. Only matters when the workspace has a holdout." onChange={exempt} />
    </div>
  )
}
