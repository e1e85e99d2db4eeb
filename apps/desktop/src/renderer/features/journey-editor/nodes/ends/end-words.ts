import type { JourneyEnd } from '@sendero/flow-engine/document'
import { conditionsInWords, ruleInWords } from '@sendero/flow-engine/segment'
import type { NameOf } from '../node-view.ts'

export const kindWords = { goal: 'Goal', exit: 'Exit' } as const

/** What meets a goal or exit of the whole journey, said of a person: `does Order Completed`. */
export function whenInWords({ when }: JourneyEnd, nameOf: NameOf): string {
  switch (when.kind) {
    case 'event': return when.event === '' ? 'no event yet' : `does ${when.event}${when.where.length === 0 ? '' : ` where ${conditionsInWords(when.where)}`}`
    case 'segmentEntered': return when.segmentId === '' ? 'no segment yet' : `enters segment ${nameOf(when.segmentId) ?? '…'}`
    case 'segmentLeft': return when.segmentId === '' ? 'no segment yet' : `leaves segment ${nameOf(when.segmentId) ?? '…'}`
    case 'rule': return isUnset(when.rule) ? 'no rule yet' : ruleInWords(when.rule)
  }
}

/** A rule without conditions holds for everybody: most likely it is not finished. */
const isUnset = (rule: Extract<JourneyEnd['when'], { kind: 'rule' }>['rule']): boolean => 'op' in rule && rule.op === 'and' && rule.rules.length === 0

/** For the card of the entry, in short: `Ends at: Order Completed, +1`. Empty without any. */
export function endsInShort(ends: readonly JourneyEnd[], nameOf: NameOf): string {
  const [first, ...others] = [...ends].sort((a, b) => Number(a.kind === 'exit') - Number(b.kind === 'exit'))
  if (first === undefined) return ''
  return `Ends at: ${shortName(first, nameOf)}${others.length === 0 ? '' : `, +${others.length}`}`
}

function shortName(end: JourneyEnd, nameOf: NameOf): string {
  const name = end.name?.trim() ?? ''
  if (name !== '') return name
  return end.when.kind === 'event' && end.when.event !== '' ? end.when.event : whenInWords(end, nameOf)
}
