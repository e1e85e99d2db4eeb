import type { UnreachableReason } from '@sendero/flow-engine'
import { addDuration, parseDuration, subtractDuration } from '@sendero/flow-engine/time'
import type { ChosenArms } from './chosen-arms.ts'
import type { DryHappening, DryPerson } from './dry-person.ts'
import type { WaitAnswers } from './dry-run.ts'
import { withTexts, type ValueTexts } from './value-texts.ts'

/** Something the person does, as it is typed. */
export interface SaidEvent {
  readonly event: string
  readonly when: 'before' | 'after'
  /** ISO 8601, before or after the start; empty while it is typed. */
  readonly by: string
  readonly properties: ValueTexts
}

/** What is said of a person and of what happens to them; whatever is not said is as it is proposed. */
export interface Said {
  readonly traits: ValueTexts
  readonly consent: UnreachableReason | 'reachable' | null
  readonly mailsBefore: number | null
  readonly lists: Readonly<Record<string, boolean>>
  readonly segments: Readonly<Record<string, boolean>>
  readonly entryProperties: ValueTexts
  readonly events: readonly SaidEvent[]
  readonly answers: WaitAnswers
  readonly arms: ChosenArms
}

export const nothingSaid: Said = { traits: {}, consent: null, mailsBefore: null, lists: {}, segments: {}, entryProperties: {}, events: [], answers: {}, arms: {} }

interface Begin { readonly start: number; readonly timeZone: string }

/** The person as proposed, or as the server knows them, with what was said of them. */
export function personAsSaid(base: DryPerson, said: Said, begin: Begin): DryPerson {
  return {
    ...base, traits: withTexts(base.traits, said.traits), events: [...base.events, ...timedEvents(said, begin).past], saidSegments: said.segments,
    lists: [...base.lists.filter((id) => said.lists[id] !== false), ...Object.keys(said.lists).filter((id) => said.lists[id] === true && !base.lists.includes(id))],
    unreachable: said.consent === null ? base.unreachable : said.consent === 'reachable' ? null : said.consent,
    mailsBefore: said.mailsBefore ?? base.mailsBefore,
  }
}

/** What they have done before the start, and what they do on the way. One that is half typed is none yet. */
export function timedEvents({ events }: Pick<Said, 'events'>, { start, timeZone }: Begin): { readonly past: DryPerson['events']; readonly coming: readonly DryHappening[] } {
  const timed = events.flatMap(({ event, when, by, properties }) => {
    const duration = parseDuration(by)
    if (event === '' || duration === null) return []
    return [{ event, properties: withTexts({}, properties), at: (when === 'before' ? subtractDuration : addDuration)(start, duration, timeZone) }]
  }).sort((a, b) => a.at - b.at)
  return {
    past: timed.filter(({ at }) => at < start).map(({ event, properties, at }) => ({ name: event, occurredAt: at, properties })),
    coming: timed.filter(({ at }) => at >= start).map((each) => ({ ...each, kind: 'event' })),
  }
}
