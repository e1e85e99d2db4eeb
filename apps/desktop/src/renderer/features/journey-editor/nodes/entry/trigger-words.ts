import type { Entry } from '@sendero/flow-engine/document'
import { repeatInWords } from '../../kernels/recurrence/repeat-in-words.ts'
import { repeatOf } from '../../kernels/recurrence/repeat.ts'
import { dayWords, momentWords } from '../date-words.ts'
import type { NameOf } from '../node-view.ts'

type Trigger = Entry['trigger']
type Schedule = Extract<Trigger, { kind: 'schedule' }>

/** When a schedule lets people in: `24 Dec 2026 at 09:00`, `every Monday at 09:00, from 24 Dec 2026`. */
export function scheduleInWords({ start, rule }: Pick<Schedule, 'start' | 'rule'>): string {
  const [day = '', time = ''] = start.split('T')
  const repeat = repeatInWords(repeatOf(rule))
  return repeat === '' ? `${dayWords(day)} at ${time}` : `${repeat} at ${time}, from ${dayWords(day)}`
}

const clockWords = { customer: ', by the clock where they are', workspace: '' } as const

/** Who enters when, a sentence. `zone` is that of the workspace. */
export function triggerInWords(trigger: Trigger, { nameOf, zone }: { readonly nameOf: NameOf; readonly zone: string }): string {
  const segment = (id: string): string => `“${nameOf(id) ?? 'the segment'}”`
  switch (trigger.kind) {
    case 'event': return `People enter when they do “${trigger.event}”.`
    case 'segmentEntered': return `People enter when they come into ${segment(trigger.segmentId)}.`
    case 'segmentLeft': return `People enter when they leave ${segment(trigger.segmentId)}.`
    case 'schedule': {
      const who = trigger.segmentId === undefined ? 'Everybody enters' : `Everybody in ${segment(trigger.segmentId)} enters`
      return `${who} ${trigger.rule === undefined ? 'on ' : ''}${scheduleInWords(trigger)}${trigger.clock === 'workspace' ? ` (${zone})` : clockWords.customer}.`
    }
    case 'date': {
      const who = trigger.segmentId === undefined ? 'People' : `People in ${segment(trigger.segmentId)}`
      return `${who} enter ${lowered(momentWords(`the day in “${trigger.path}”`, trigger.offset))} at ${trigger.time} where they are${trigger.yearly ? ', every year' : ''}.`
    }
    case 'api': return 'People enter when you send them in by the API.'
    case 'journey': return 'People enter when another journey sends them.'
  }
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
export const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
