import type { JsonObject, UnreachableReason } from '@sendero/flow-engine'
import { addDuration, isTimeZone, parseDuration, parseTimeOfDay, windowAt } from '@sendero/flow-engine/time'
import type { DryRun, DryStop } from './dry-run.ts'

/** What a workspace asks of marketing mail, as far as one person can tell. */
export interface MailRules {
  readonly frequencyCaps: readonly FrequencyCap[]
  /** The hours mail may go out in; null: at any time. */
  readonly quietHours: { readonly from: string; readonly to: string; readonly weekdays: readonly number[] } | null
}

interface FrequencyCap { readonly most: number; readonly within: string }

export type MailFate =
  | { readonly kind: 'arrives' }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason }
  | { readonly kind: 'capped'; readonly cap: FrequencyCap }
  /** They met a goal or an exit of the journey as a whole while the mail waited for its hour. */
  | { readonly kind: 'hasLeft' }

export interface InboxMail {
  readonly nodeId: string
  readonly templateId: string
  /** Which stop of the walk sends it. */
  readonly stop: number
  readonly queuedAt: number
  /** When it is there, or would be; later than it was queued where it waits for its hour. */
  readonly arrivesAt: number
  readonly fate: MailFate
  /** What is known of them when it arrives. */
  readonly traits: JsonObject
}

interface Delivery {
  readonly start: number
  /** Of the person, where no attribute says one. */
  readonly timeZone: string
  /** Marketing mails they got just before. */
  readonly mailsBefore: number
  readonly rules: MailRules
  readonly isMarketing: (templateId: string) => boolean
}

/** What one person would find in their inbox along a walk, in the order it arrives. What would not arrive is told as well, with why. */
export function inboxOf(walk: DryRun, delivery: Delivery): readonly InboxMail[] {
  const queued = walk.stops.flatMap((stop, at) => stop.commands.flatMap((command) => (command.kind === 'sendEmail' ? [mailOf(walk, delivery, { stop, at, templateId: command.templateId })] : [])))
  const counted = Array.from({ length: delivery.mailsBefore }, () => delivery.start)
  return queued.sort((a, b) => a.arrivesAt - b.arrivesAt || a.stop - b.stop).map((mail) => {
    if (mail.fate.kind !== 'arrives' || !delivery.isMarketing(mail.templateId)) return mail
    // By the hour it leaves, as the server counts: what waits may be under the cap by then.
    const cap = delivery.rules.frequencyCaps.find(({ most, within }) => counted.filter((at) => at > mail.arrivesAt - lengthOf(within)).length >= most)
    if (cap !== undefined) return { ...mail, fate: { kind: 'capped', cap } }
    counted.push(mail.arrivesAt)
    return mail
  })
}

interface Queued { readonly stop: DryStop; readonly at: number; readonly templateId: string }

function mailOf(walk: DryRun, { timeZone, rules, isMarketing }: Delivery, { stop, at, templateId }: Queued): InboxMail {
  const isBound = isMarketing(templateId)
  const arrivesAt = isBound ? openFrom(rules.quietHours, stop.at, zoneOf(stop.traits) ?? timeZone) : stop.at
  const reason = stop.withheld !== null && (isBound || stop.withheld === 'no_address' || stop.withheld === 'suppressed') ? stop.withheld : null
  const fate: MailFate = reason !== null ? { kind: 'unreachable', reason } : arrivesAt > stop.at && leftAt(walk) <= arrivesAt ? { kind: 'hasLeft' } : { kind: 'arrives' }
  const { traits } = walk.stops.findLast((each) => each.at <= arrivesAt) ?? stop
  return { nodeId: stop.decision.nodeId, templateId, stop: at, queuedAt: stop.at, arrivesAt, fate, traits }
}

/** When the journey as a whole was left; what was queued on the way to a step that ends it is still sent. */
function leftAt({ state, stops }: DryRun): number {
  const isLeft = (state.status === 'exited' && state.endReason !== 'exit') || (state.status === 'converted' && state.endReason === 'journeyGoal')
  return isLeft ? stops.at(-1)?.at ?? Infinity : Infinity
}

function openFrom(hours: MailRules['quietHours'], at: number, timeZone: string): number {
  const [from, to] = hours === null ? [null, null] : [parseTimeOfDay(hours.from), parseTimeOfDay(hours.to)]
  const window = hours === null || from === null || to === null ? null : windowAt({ weekdays: hours.weekdays, from, to }, at, timeZone)
  return window === null ? at : Math.max(at, window.opensAt)
}

const zoneOf = ({ timezone }: JsonObject): string | null => (typeof timezone === 'string' && isTimeZone(timezone) ? timezone : null)

function lengthOf(within: string): number {
  const duration = parseDuration(within)
  return duration === null ? 0 : addDuration(0, duration, 'UTC')
}
