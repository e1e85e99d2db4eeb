import type { JourneyDocument } from '@sendero/flow-engine/document'
import { RadioCards, type RadioCard } from '@sendero/ui'
import { countOf } from '../../../base/numbers.ts'
import { shownTimeZone } from '../../../base/time.ts'
import { SegmentPicker } from '../../../pickers/SegmentPicker.tsx'
import { triggerInWords } from '../nodes/entry/trigger-words.ts'
import type { Backfill } from './backfill.ts'
import type { Reach } from './ReachFigures.tsx'

interface Props {
  readonly entry: JourneyDocument['entry']
  readonly nameOf: (publicId: string) => string | null
  readonly reach: Reach | undefined
  readonly value: Backfill
  readonly onChange: (backfill: Backfill) => void
}

/** Whether some who are there already are entered too, with what that comes to: everybody in the segment of the entry, or the people of a chosen one. */
export function BackfillChoice({ entry, nameOf, reach, value, onChange }: Props) {
  const sentence = triggerInWords(entry.trigger, { nameOf, zone: shownTimeZone() })
  const options = [...usualOptions({ entry, nameOf, reach }, sentence), chosenOption]
  const choose = (kind: Backfill['kind']): void => { onChange(kind === 'chosen' ? { kind, segmentId: null } : { kind }) }
  return (
    <div className="ui-stack">
      <RadioCards label="Who enters" labelHidden value={value.kind} onChange={choose} options={options} />
      {value.kind === 'chosen' ? <SegmentPicker label="People to enter now" value={value.segmentId} onChange={(segmentId) => { onChange({ kind: 'chosen', segmentId }) }} /> : null}
    </div>
  )
}

const chosenOption: RadioCard<Backfill['kind']> = { value: 'chosen', label: 'Also people I choose', description: 'The members of a segment enter at once, as far as re-entry lets them in; everybody else as above.' }

function usualOptions({ entry: { trigger, reentry }, nameOf, reach }: Pick<Props, 'entry' | 'nameOf' | 'reach'>, sentence: string): RadioCard<Backfill['kind']>[] {
  if (trigger.kind !== 'segmentEntered') {
    const before = trigger.kind === 'event' || trigger.kind === 'segmentLeft' ? ' What was before does not count.' : ''
    // Where nobody can be counted, the reach says this much itself.
    const said = `${reach?.basis === sentence ? '' : sentence}${before}`.trim()
    return [{ value: 'none', label: 'Only who enters from now on', ...(said === '' ? {} : { description: said }) }]
  }
  const segment = `“${nameOf(trigger.segmentId) ?? 'the segment'}”`
  const about = reach?.isEstimate === true ? 'about ' : ''
  const inside = reach?.people == null ? 'Those who are in it now' : countOf(reach.people, 'person who is in it now', 'people who are in it now')
  return [
    { value: 'none', label: 'Only who comes in from now on', description: `People enter when they come into ${segment}. ${inside} stay${reach?.people === 1 ? 's' : ''} out.` },
    { value: 'all', label: 'Also who is in it already', description: reach?.mayEnter == null ? `Everybody in ${segment} whom re-entry lets in enters at once.` : `${about}${countOf(reach.mayEnter, 'person enters', 'people enter')} at once.${shutOut(reentry, reach)}` },
  ]
}

function shutOut(reentry: JourneyDocument['entry']['reentry'], { people, mayEnter, enteredBefore }: Reach): string {
  const out = (people ?? 0) - (mayEnter ?? 0)
  if (out > 0) return ` ${countOf(out, 'does', 'do')} not: ${reentry.kind === 'never' ? 'they were in it before, and nobody enters twice' : 'they are in it now'}.`
  return reentry.kind !== 'never' && (enteredBefore ?? 0) > 0 ? ` ${countOf(enteredBefore ?? 0, 'of them enters', 'of them enter')} again.` : ''
}
