import type { NodeConfigs } from '@sendero/flow-engine/document'
import { DurationField, NumberField, Select } from '@sendero/ui'
import type { FormProps } from '../node-view.ts'
import { ShareRows } from '../shares/ShareRows.tsx'
import { waitUnits } from '../wait-units.ts'
import { wholeNumber } from '../whole-number.ts'
import { outcomeInWords, variantName } from './experiment-words.ts'

type Config = NodeConfigs['experiment']
type Metric = Config['metric']

const mostVariants = 20
const mostSample = 10_000_000

const metrics: readonly { readonly value: Metric; readonly label: string }[] = [{ value: 'converted', label: 'Who reaches a goal' }, { value: 'clicked', label: 'Who clicks in a mail' }, { value: 'opened', label: 'Who opens a mail' }]
const metricHints: Readonly<Record<Metric, string>> = {
  converted: 'Any goal of this journey, at any time after the test.', clicked: 'Any mail of this journey that is sent after the test.',
  opened: 'Any mail of this journey that is sent after the test. Some mail apps open mails on their own.',
}

export function ExperimentForm({ id, config, onChange, showIssues }: FormProps<'experiment'>) {
  const { variants, metric, minimumSample, confidence, deadline, fallback } = config
  const fallbacks = [{ value: 'best', label: 'The best so far' }, ...variants.map((variant) => ({ value: `is ${variant.id}`, label: variantName(config, variant.id) }))]
  return (
    <div className="ui-stack">
      <ShareRows id={id} shares={variants} noun="variant" most={mostVariants} onChange={(next) => { onChange({ ...config, variants: next }) }} />
      <Select label="What decides" value={metric} options={metrics} hint={metricHints[metric]} onChange={(next) => { onChange({ ...config, metric: next }) }} />
      <div className="journey-pair">
        <NumberField label="Smallest sample" unit="people" value={minimumSample} min={1} max={mostSample} onChange={(next) => { onChange({ ...config, minimumSample: wholeNumber(next, { least: 1, most: mostSample, before: minimumSample }) }) }} />
        <NumberField label="Confidence" unit="%" value={confidence} min={50} max={99.99} step={1} onChange={(next) => { if (next !== null) onChange({ ...config, confidence: Math.min(99.99, Math.max(50, next)) }) }} />
      </div>
      <DurationField label="Deadline" value={deadline} units={waitUnits} hint="Counted from publishing on." error={showIssues && deadline === '' ? 'Say how long it may take.' : undefined} onChange={(next) => { onChange({ ...config, deadline: next }) }} />
      <Select label="If none has won by then" value={fallback === '' ? 'best' : `is ${fallback}`} options={fallbacks} placeholder="A variant that is gone" onChange={(next) => { onChange({ ...config, fallback: next === 'best' ? '' : next.slice(3) }) }} />
      <div className="journey-told" role="status">{outcomeInWords(config).map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
    </div>
  )
}
