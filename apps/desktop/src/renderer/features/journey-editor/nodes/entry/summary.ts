import type { Entry } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import { momentWords } from '../date-words.ts'
import type { NameOf } from '../node-view.ts'
import { capitalized, scheduleInWords } from './trigger-words.ts'

/** What starts the journey, as the title of its card. */
export function entryTitle({ trigger }: Entry, nameOf: NameOf): string {
  switch (trigger.kind) {
    case 'event': return trigger.event === '' ? 'Choose an event' : trigger.event
    case 'segmentEntered': return trigger.segmentId === '' ? 'Choose a segment' : nameOf(trigger.segmentId) ?? 'Segment'
    case 'segmentLeft': return trigger.segmentId === '' ? 'Choose a segment' : `Leaving ${nameOf(trigger.segmentId) ?? 'a segment'}`
    case 'schedule': return /^.+T.+$/.test(trigger.start) ? capitalized(scheduleInWords(trigger).replace(/, from .*$/, '')) : 'Choose a day and time'
    case 'date': return trigger.path === '' ? 'Choose a date' : momentWords(trigger.path, trigger.offset)
    case 'api': return 'Sent by the API'
    case 'journey': return 'From another journey'
  }
}

/** Who of them comes in and how often. What lets them in, icon and title say. */
export function entrySummary({ trigger, reentry, holdout }: Entry, nameOf: NameOf): string {
  const parts = [...audienceWords(trigger, nameOf), reentryWords(reentry), ...filterWords(trigger), ...(holdout === undefined || holdout.percent === 0 ? [] : [`${holdout.percent}% held out`])]
  return parts.join(' · ')
}

function audienceWords(trigger: Entry['trigger'], nameOf: NameOf): string[] {
  if (trigger.kind !== 'schedule' && trigger.kind !== 'date') return []
  const who = trigger.segmentId === undefined ? 'Everybody' : trigger.segmentId === '' ? 'No segment yet' : nameOf(trigger.segmentId) ?? 'A segment'
  return [...(trigger.kind === 'date' ? [`${trigger.time}${trigger.yearly ? ', yearly' : ''}`] : []), who]
}

function filterWords(trigger: Entry['trigger']): string[] {
  const filters = trigger.kind === 'event' ? trigger.where.length : 0
  return filters === 0 ? [] : [filters === 1 ? '1 filter' : `${filters} filters`]
}

function reentryWords(reentry: Entry['reentry']): string {
  switch (reentry.kind) {
    case 'never': return 'Each person once'
    case 'afterExit': return 'Again after leaving'
    case 'afterTime': return `Again after ${durationInWords(reentry.for)}`
    case 'always': return reentry.atMost === undefined ? 'Every time' : `Every time, ${reentry.atMost} at once`
  }
}
