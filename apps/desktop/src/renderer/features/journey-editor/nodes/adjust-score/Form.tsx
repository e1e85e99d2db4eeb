import { FieldFrame, NumberField, SegmentedControl } from '@sendero/ui'
import { useState } from 'react'
import { TraitPicker } from '../../../../pickers/TraitPicker.tsx'
import type { FormProps } from '../node-view.ts'

const most = 1_000_000
const bounded = (points: number): number => Math.min(most, Math.max(-most, points))

export function AdjustScoreForm({ config, onChange, showIssues }: FormProps<'adjustScore'>) {
  const { by, attribute } = config
  // Of no points at all one cannot see whether they would be added or taken away.
  const [wasLess, setWasLess] = useState(by < 0)
  const isLess = by === 0 ? wasLess : by < 0
  const turn = (direction: 'more' | 'less'): void => { setWasLess(direction === 'less'); onChange({ ...config, by: direction === 'less' ? -Math.abs(by) : Math.abs(by) }) }
  const setPoints = (points: number | null): void => {
    if (points === null) return
    const size = Math.abs(points)
    const less = points < 0 || isLess
    setWasLess(less)
    onChange({ ...config, by: bounded(less && size > 0 ? -size : size) })
  }
  return (
    <div className="ui-stack">
      <FieldFrame label="Direction" labelHidden isGroup>{() => <SegmentedControl label="Direction" value={isLess ? 'less' : 'more'} options={[{ value: 'more', label: 'Add points' }, { value: 'less', label: 'Take some away' }]} onChange={turn} />}</FieldFrame>
      <NumberField label="Points" value={Math.abs(by)} min={0} max={most} step={1} error={showIssues && by === 0 ? 'With 0 points nothing changes.' : undefined} onChange={setPoints} />
      <TraitPicker
        label="Score" value={attribute === '' ? null : attribute} placeholder="leadScore" error={showIssues && attribute === '' ? 'Choose the attribute that holds the score.' : undefined}
        hint="The attribute that holds it. Who has none starts from 0." onChange={(path) => { onChange({ ...config, attribute: path ?? '' }) }}
      />
    </div>
  )
}
