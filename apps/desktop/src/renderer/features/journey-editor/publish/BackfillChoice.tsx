import type { JourneyDocument } from '@sendero/flow-engine/document'
import { RadioCards } from '@sendero/ui'
import { countOf } from '../../../base/numbers.ts'
import type { Reach } from './ReachFigures.tsx'

export type Backfill = 'none' | 'all'

interface Props {
  readonly entry: JourneyDocument['entry']
  readonly segmentName: string | null
  readonly reach: Reach | undefined
  readonly value: Backfill
  readonly onChange: (backfill: Backfill) => void
}

/** Whether those who match already are entered too, with what that comes to. An event has nobody to catch up on. */
export function BackfillChoice({ entry, segmentName, reach, value, onChange }: Props) {
  if (entry.trigger.kind === 'event') return <p className="journey-publish-none">People enter when they do “{entry.trigger.event}” from now on. What they did before does not count.</p>
  const segment = segmentName === null ? 'the segment' : `“${segmentName}”`
  const about = reach?.isEstimate === true ? 'about ' : ''
  const inside = reach?.people == null ? 'Those who are in it now' : countOf(reach.people, 'person who is in it now', 'people who are in it now')
  return (
    <RadioCards
      label="People who are in the segment already" labelHidden value={value} onChange={onChange}
      options={[
        { value: 'none', label: 'Only who comes in from now on', description: `People enter when they come into ${segment}. ${inside} stay${reach?.people === 1 ? 's' : ''} out.` },
        { value: 'all', label: 'Also who is in it already', description: reach?.mayEnter == null ? `Everybody in ${segment} whom re-entry lets in enters at once.` : `${about}${countOf(reach.mayEnter, 'person enters', 'people enter')} at once.${shutOut(entry, reach)}` },
      ]}
    />
  )
}

function shutOut({ reentry }: JourneyDocument['entry'], { people, mayEnter, enteredBefore }: Reach): string {
  const out = (people ?? 0) - (mayEnter ?? 0)
  if (out > 0) return ` ${countOf(out, 'does', 'do')} not: ${reentry.kind === 'never' ? 'they were in it before, and nobody enters twice' : 'they are in it now'}.`
  return reentry.kind !== 'never' && (enteredBefore ?? 0) > 0 ? ` ${countOf(enteredBefore ?? 0, 'of them enters', 'of them enter')} again.` : ''
}
