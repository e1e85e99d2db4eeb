import type { Entry } from '@sendero/flow-engine/document'
import { localParts, plusDays } from '@sendero/flow-engine/time'
import { CalendarClock, CalendarHeart, ChartPie, Code, LogOut, Waypoints, Zap, type LucideIcon } from 'lucide-react'
import { shownTimeZone } from '../../../../base/time.ts'

export type Trigger = Entry['trigger']
export type TriggerKind = Trigger['kind']

export interface TriggerChoice {
  readonly kind: TriggerKind
  readonly label: string
  /** What lets people in, a sentence. */
  readonly hint: string
  readonly icon: LucideIcon
}

/** Every way into a journey, the most used first. */
export const triggerChoices: readonly TriggerChoice[] = [
  { kind: 'event', label: 'An event', hint: 'They do something: a sign-up, an order.', icon: Zap },
  { kind: 'segmentEntered', label: 'Into a segment', hint: 'The rule of a segment starts to hold for them.', icon: ChartPie },
  { kind: 'segmentLeft', label: 'Out of a segment', hint: 'The rule of a segment no longer holds for them.', icon: LogOut },
  { kind: 'date', label: 'A date of theirs', hint: 'A day in one of their attributes comes near: a birthday, a renewal.', icon: CalendarHeart },
  { kind: 'schedule', label: 'A schedule', hint: 'At a time you set, once or again and again, for everybody or a segment.', icon: CalendarClock },
  { kind: 'api', label: 'The API', hint: 'You send them in, one by one, with data for the mails.', icon: Code },
  { kind: 'journey', label: 'Another journey', hint: 'A step “Start journey” elsewhere sends them.', icon: Waypoints },
]

/** A trigger to be filled in. A segment that was chosen already is kept. */
export function startTrigger(kind: TriggerKind, { before, now }: { readonly before: Trigger; readonly now: number }): Trigger {
  const segmentId = 'segmentId' in before ? before.segmentId : undefined
  switch (kind) {
    case 'event': return { kind, event: '', where: [] }
    case 'segmentEntered': return { kind, segmentId: segmentId ?? '' }
    case 'segmentLeft': return { kind, segmentId: segmentId ?? '' }
    case 'schedule': return { kind, start: `${tomorrow(now)}T09:00`, clock: 'workspace', ...audience(segmentId) }
    case 'date': return { kind, path: '', time: '09:00', yearly: false, ...audience(segmentId) }
    case 'api': return { kind }
    case 'journey': return { kind }
  }
}

const audience = (segmentId: string | undefined): { segmentId?: string } => (segmentId === undefined || segmentId === '' ? {} : { segmentId })

const two = (part: number): string => String(part).padStart(2, '0')

function tomorrow(now: number): string {
  const { year, month, day } = plusDays(localParts(now, shownTimeZone()), 1)
  return `${year}-${two(month)}-${two(day)}`
}

/** Whether nobody has said yet what it waits for. */
export function isBlankTrigger(trigger: Trigger): boolean {
  if (trigger.kind === 'event') return trigger.event === ''
  return (trigger.kind === 'segmentEntered' || trigger.kind === 'segmentLeft') && trigger.segmentId === ''
}
