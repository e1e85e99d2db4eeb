import type { Entry } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

/** What starts the journey, as the title of its card. */
export function entryTitle({ trigger }: Entry, nameOf: NameOf): string {
  if (trigger.kind === 'segmentEntered') return trigger.segmentId === '' ? 'Choose a segment' : nameOf(trigger.segmentId) ?? 'Segment'
  return trigger.event === '' ? 'Choose an event' : trigger.event
}

const reentryWords = { never: 'each person once', afterExit: 'again after leaving', always: 'every time' } as const

export function entrySummary({ trigger, reentry }: Entry): string {
  if (trigger.kind === 'segmentEntered') return `On entering, ${reentryWords[reentry.kind]}`
  const filters = trigger.where.length === 0 ? '' : trigger.where.length === 1 ? ', 1 filter' : `, ${trigger.where.length} filters`
  return `On this event${filters}, ${reentryWords[reentry.kind]}`
}
