import type { JourneyDocument } from '@sendero/flow-engine/document'
import { RadioCards } from '@sendero/ui'
import { countOf } from '../../../base/numbers.ts'
import { shownTimeZone } from '../../../base/time.ts'
import { triggerInWords } from '../nodes/entry/trigger-words.ts'
import type { Reach } from './ReachFigures.tsx'

export type Backfill = 'none' | 'all'

interface Props {
  readonly entry: JourneyDocument['entry']
  readonly nameOf: (publicId: string) => string | null
  readonly reach: Reach | undefined
  readonly value: Backfill
  readonly onChange: (backfill: Backfill) => void
}

/** Whether those who match already are entered too, with what that comes to. Only those who are in a segment already can be caught up on. */
export function BackfillChoice({ entry, nameOf, reach, value, onChange }: Props) {
  const { trigger } = entry
  const sentence = triggerInWords(trigger, { nameOf, zone: shownTimeZone() })
  // Where nobody can be counted, the reach says this much itself.
  if (reach?.basis === sentence) return null
  if (trigger.kind !== 'segmentEntered') return <p className="journey-publish-none">{sentence}{trigger.kind === 'event' || trigger.kind === 'segmentLeft' ? ' From now on: what was before does not count.' : ''}</p>
  const segment = `“${nameOf(trigger.segmentId) ?? 'the segment'}”`
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
