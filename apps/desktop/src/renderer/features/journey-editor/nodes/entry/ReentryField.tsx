import type { Entry } from '@sendero/flow-engine/document'
import { DurationField, NumberField, Select } from '@sendero/ui'
import { waitUnits } from '../wait-units.ts'
import { wholeNumber } from '../whole-number.ts'

type Reentry = Entry['reentry']

const kinds: readonly { readonly value: Reentry['kind']; readonly label: string }[] = [
  { value: 'never', label: 'No: once, ever' }, { value: 'afterExit', label: 'Yes, after they have left' }, { value: 'afterTime', label: 'Yes, some time after they last entered' }, { value: 'always', label: 'Yes, also while they are in it' },
]

const mostAtATime = 1000

interface Props { readonly entry: Entry; readonly onChange: (reentry: Reentry) => void; readonly showIssues: boolean }

/** Whether, and when, somebody may enter once more. */
export function ReentryField({ entry, onChange, showIssues }: Props) {
  const { reentry } = entry
  return (
    <>
      <Select label="May they enter again?" value={reentry.kind} options={kinds} hint={reentry.kind === 'never' && comesBack(entry) ? 'Each person enters the first time only, although it comes back.' : undefined} onChange={(kind) => { onChange(startReentry(kind)) }} />
      {reentry.kind === 'afterTime' ? <DurationField label="Time since they last entered" value={reentry.for} units={waitUnits} error={showIssues && reentry.for === '' ? 'Say how long.' : undefined} onChange={(length) => { onChange({ ...reentry, for: length }) }} /> : null}
      {reentry.kind === 'always' ? <NumberField label="At most at a time" optional unit={reentry.atMost === 1 ? 'run' : 'runs'} value={reentry.atMost ?? null} min={1} max={mostAtATime} placeholder="Any number" onChange={(atMost) => { onChange(atMost === null ? { kind: 'always' } : { kind: 'always', atMost: wholeNumber(atMost, { least: 1, most: mostAtATime, before: 1 }) }) }} /> : null}
    </>
  )
}

function startReentry(kind: Reentry['kind']): Reentry {
  return kind === 'afterTime' ? { kind, for: 'P30D' } : { kind }
}

const comesBack = ({ trigger }: Entry): boolean => (trigger.kind === 'schedule' && trigger.rule !== undefined) || (trigger.kind === 'date' && trigger.yearly)
