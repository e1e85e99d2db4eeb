import type { SequenceCondition } from '@sendero/flow-engine/segment'
import { Button, DurationField, IconButton, Select } from '@sendero/ui'
import { Ban, X } from 'lucide-react'
import { EventNamePicker } from '../pickers/EventNamePicker.tsx'
import { PropertyConditions } from './PropertyConditions.tsx'
import { TimesField } from './TimesField.tsx'
import { WindowFields } from './WindowFields.tsx'
import type { PartIssue } from './draft-issues.ts'
import { frequencies, frequencyOf, timesOf, withFrequency } from './event-frequency.ts'
import type { LeafFieldsProps } from './leaf-fields-props.ts'

type Step = SequenceCondition['sequence'][number]

interface Props extends LeafFieldsProps<SequenceCondition> {
  readonly issues: readonly PartIssue[]
  readonly showIssues: boolean
}

/** A condition on what people did one after the other: a cart and then an order within the hour, without a call for help in between. */
export function SequenceFields({ leaf, onChange, errorOf, issues, showIssues }: Props) {
  const { sequence: [first, second], without } = leaf
  const setInside = (inside: string | null): void => {
    const { inside: _before, ...rest } = leaf
    onChange(inside === null ? rest : { ...rest, inside }, 'inside')
  }
  const setWithout = (step: Step | null, field: string): void => {
    const { without: _before, ...rest } = leaf
    onChange(step === null ? rest : { ...rest, without: step }, field)
  }
  const shared = { errorOf, issues, showIssues }
  return (
    <>
      <Select label="How often" labelHidden size="small" className="rule-frequency" value={frequencyOf(leaf.count)} options={frequencies} onChange={(next) => { onChange({ ...leaf, count: withFrequency(next, timesOf(leaf.count) ?? 1) }, 'count') }} />
      {frequencyOf(leaf.count) === 'never' ? null : <TimesField leaf={leaf} onChange={onChange} errorOf={errorOf} />}
      <StepFields label="First event" field="sequence.0" step={first} onChange={(step, field) => { onChange({ ...leaf, sequence: [step, second] }, field) }} {...shared} />
      <span className="rule-word">and then</span>
      <StepFields label="Second event" field="sequence.1" step={second} onChange={(step, field) => { onChange({ ...leaf, sequence: [first, step] }, field) }} {...shared} />
      <Select label="How much later" labelHidden size="small" className="rule-when" value={leaf.inside === undefined ? 'any' : 'inside'} options={[{ value: 'any', label: 'any time later' }, { value: 'inside', label: 'no later than' }]} onChange={(next) => { setInside(next === 'any' ? null : leaf.inside ?? 'P1D') }} />
      {leaf.inside === undefined ? null : <DurationField label="At most this much later" labelHidden className="rule-duration" units={['minutes', 'hours', 'days', 'weeks']} value={leaf.inside} onChange={setInside} error={errorOf('inside')} />}
      <WindowFields leaf={leaf} onChange={onChange} errorOf={errorOf} />
      {without === undefined
        ? <div className="rule-where"><Button look="quiet" size="small" icon={<Ban aria-hidden />} onClick={() => { setWithout({ event: '' }, 'without') }}>Add “without”</Button></div>
        : (
          <>
            <span className="rule-word">without</span>
            <StepFields label="Event in between" field="without" step={without} onChange={setWithout} {...shared} />
            <span className="rule-word">in between</span>
            <IconButton label="Remove “without”" icon={<X aria-hidden />} size="small" onClick={() => { setWithout(null, 'without') }} />
          </>
        )}
    </>
  )
}

interface StepProps extends Pick<Props, 'errorOf' | 'issues' | 'showIssues'> {
  readonly label: string
  readonly field: string
  readonly step: Step
  readonly onChange: (step: Step, field: string) => void
}

function StepFields({ label, field, step, onChange, errorOf, issues, showIssues }: StepProps) {
  const prefix = `${field}.where.`
  return (
    <>
      <EventNamePicker label={label} labelHidden size="small" className="rule-name" value={step.event === '' ? null : step.event} onChange={(event) => { onChange({ ...step, event: event ?? '' }, `${field}.event`) }} error={errorOf(`${field}.event`)} />
      <PropertyConditions
        value={step.where ?? []} event={step.event} showIssues={showIssues} issues={issues.filter((issue) => issue.field.startsWith(prefix)).map((issue) => ({ ...issue, field: issue.field.slice(prefix.length) }))}
        onChange={(where, changed) => { onChange(where.length === 0 ? { event: step.event } : { event: step.event, where }, `${prefix}${changed}`) }}
      />
    </>
  )
}
