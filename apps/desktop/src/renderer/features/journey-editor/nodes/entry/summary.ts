import type { Entry } from '@sendero/flow-engine/document'
import type { NameOf } from '../node-view.ts'

/** What starts the journey, as the title of its card. */
export function entryTitle({ trigger }: Entry, nameOf: NameOf): string {
  if (trigger.kind === 'segmentEntered') return trigger.segmentId === '' ? 'Choose a segment' : nameOf(trigger.segmentId) ?? 'Segment'
  return trigger.event === '' ? 'Choose an event' : trigger.event
}

const reentryWords = { never: 'Each person once', afterExit: 'Again after leaving', always: 'Every time' } as const

/** Who of them comes in and how often. That it is an event or a segment, the icon says. */
export function entrySummary({ trigger, reentry }: Entry): string {
  const filters = trigger.kind === 'segmentEntered' ? 0 : trigger.where.length
  return `${reentryWords[reentry.kind]}${filters === 0 ? '' : filters === 1 ? ' · 1 filter' : ` · ${filters} filters`}`
}
