import type { EventLeaf, MeasureCondition, MomentCondition } from '@sendero/flow-engine/segment'
import { frequencies, frequencyOf, timesOf, withFrequency } from './event-frequency.ts'
import type { Frequency } from './event-frequency.ts'

// What is asked of the events of one name: how often they came, what a property of theirs comes to, when the first or last was.

type Measure = MeasureCondition['measure']
export type EventQuestion = Frequency | Measure | MomentCondition['time']

const measures: readonly { readonly value: Measure; readonly label: string }[] = [
  { value: 'sum', label: 'sum of' }, { value: 'average', label: 'average of' }, { value: 'min', label: 'least' }, { value: 'max', label: 'greatest' }, { value: 'distinct', label: 'number of different' },
]
const moments: readonly { readonly value: MomentCondition['time']; readonly label: string }[] = [{ value: 'last', label: 'last did' }, { value: 'first', label: 'first did' }]

export const eventQuestions: readonly { readonly value: EventQuestion; readonly label: string; readonly group: string }[] = [
  ...frequencies.map((each) => ({ ...each, group: 'How often' })), ...moments.map((each) => ({ ...each, group: 'When' })), ...measures.map((each) => ({ ...each, group: 'What a property comes to' })),
]

export const measureLabel = (measure: Measure): string => measures.find(({ value }) => value === measure)?.label ?? measure

export function questionOf(leaf: EventLeaf): EventQuestion {
  if ('count' in leaf) return frequencyOf(leaf.count)
  return 'measure' in leaf ? leaf.measure : leaf.time
}

const isMeasure = (question: EventQuestion): question is Measure => measures.some(({ value }) => value === question)

/** The same events asked another question. What fits both is kept; a number that is still to be entered is null, which no rule accepts. */
export function withQuestion(leaf: EventLeaf, question: EventQuestion): EventLeaf {
  const { event } = leaf
  const where = { ...(leaf.where === undefined ? {} : { where: leaf.where }), ...(leaf.during === undefined ? {} : { during: leaf.during }) }
  const within = 'time' in leaf || leaf.within === undefined ? {} : { within: leaf.within }
  if (question === 'first' || question === 'last') return 'time' in leaf ? { ...leaf, time: question } : { event, time: question, is: 'inLast', value: ('within' in within ? within.within : undefined) ?? 'P30D', ...where }
  if (isMeasure(question)) {
    if ('measure' in leaf) return { ...leaf, measure: question }
    return { event, measure: question, of: '', is: 'gte', value: null as unknown as number, ...within, ...where }
  }
  return { event, count: withFrequency(question, 'count' in leaf ? timesOf(leaf.count) ?? 1 : 1), ...within, ...where }
}
