import type { Plan } from '@sendero/flow-engine'
import { addDuration, instantAt, parseDuration, parseLocalDate, parseTimeOfDay, subtractDuration } from '@sendero/flow-engine/time'
import type { AskedFacts } from '../kernels/dry-run/asked-facts.ts'
import { withChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import type { DryHappening, DryPerson } from '../kernels/dry-run/dry-person.ts'
import { dryRun } from '../kernels/dry-run/dry-run.ts'
import type { SegmentRules } from '../kernels/dry-run/dry-world.ts'
import { entryObstacles } from '../kernels/dry-run/entry-obstacles.ts'
import { segmentsAt } from '../kernels/dry-run/segments-at.ts'
import { withTexts } from '../kernels/dry-run/value-texts.ts'
import type { Outcome, Setup } from './dry-run-store.ts'
import type { RealPerson } from './use-real-person.ts'

/** A person who has just what the journey asks for, with the values that fit what it asks first. */
export function madeUpPerson(asked: AskedFacts, timeZone: string): DryPerson {
  const traits = { firstName: 'Ana', email: 'ana@example.com' }
  const proposed = Object.fromEntries([...asked.traits].flatMap(([path, [value]]) => (value === undefined || path in traits ? [] : [[path, String(value)]])))
  return { id: 'cus_made_up', userId: 'made-up', traits: withTexts(traits, proposed), timeZone, events: [], lists: [], segments: [], saidSegments: {}, unreachable: null, mailsBefore: 0 }
}

/** When the test starts, by the clock of the workspace; null while that is no time. */
export function startOf({ day, time }: Pick<Setup, 'day' | 'time'>, timeZone: string): number | null {
  const [date, minutes] = [parseLocalDate(day), parseTimeOfDay(time)]
  return date === null || minutes === null ? null : instantAt(date, minutes, timeZone)
}

export interface Asked {
  readonly plan: Plan
  readonly unfinished: ReadonlyMap<string, string>
  readonly setup: Setup
  readonly asked: AskedFacts
  readonly base: DryPerson
  readonly earlier: RealPerson['earlier']
  readonly start: number
  readonly timeZone: string
  readonly segmentRules: SegmentRules
  /** Decided experiments: their step -> the variant everybody takes. */
  readonly winners: Readonly<Record<string, string>>
}

/** Walks the person as set up, and says why they would not be let in. */
export function outcomeOf({ plan, unfinished, setup, asked, base, earlier, start, timeZone, segmentRules, winners }: Asked): Outcome {
  const traits = withTexts(base.traits, setup.traits)
  const { past, coming } = eventsOf(setup, start, timeZone)
  const person: DryPerson = {
    ...base, traits, events: [...base.events, ...past], saidSegments: setup.segments,
    lists: [...base.lists.filter((id) => setup.lists[id] !== false), ...Object.keys(setup.lists).filter((id) => setup.lists[id] === true && !base.lists.includes(id))],
    unreachable: setup.consent === null ? base.unreachable : setup.consent === 'reachable' ? null : setup.consent,
    mailsBefore: setup.mailsBefore ?? base.mailsBefore,
  }
  const { trigger } = plan.entry
  const entryEvent = trigger.kind === 'event' ? { name: trigger.event, properties: withTexts(asked.entryProperties, setup.entryProperties) } : null
  const input = { plan: withChosenArms(plan, setup.arms), person, start, entryEvent, workspaceTimeZone: timeZone, segmentRules, happenings: coming, answers: setup.answers, winners: Object.fromEntries(Object.entries(winners).filter(([nodeId]) => !Object.hasOwn(setup.arms, nodeId))) }
  const segments = segmentsAt({ plan, person, start, workspaceTimeZone: timeZone, segmentRules }, entryEvent)
  return { kind: 'walk', walk: dryRun(input), unfinished, arms: setup.arms, obstacles: entryObstacles({ plan, customerId: person.id, traits, segments, entryEvent, start, earlier }) }
}

function eventsOf({ events }: Setup, start: number, timeZone: string): { readonly past: DryPerson['events']; readonly coming: readonly DryHappening[] } {
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
