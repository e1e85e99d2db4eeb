import { instantAt, parseLocalDate, parseTimeOfDay } from '@sendero/flow-engine/time'
import type { AskedFacts } from '../kernels/dry-run/asked-facts.ts'
import { withChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import type { DryPerson } from '../kernels/dry-run/dry-person.ts'
import { dryRun } from '../kernels/dry-run/dry-run.ts'
import { entryObstacles } from '../kernels/dry-run/entry-obstacles.ts'
import { personAsSaid, timedEvents } from '../kernels/dry-run/said.ts'
import { segmentsAt } from '../kernels/dry-run/segments-at.ts'
import { withTexts } from '../kernels/dry-run/value-texts.ts'
import type { Outcome, Setup, WalkGround } from './dry-run-store.ts'
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

export interface Asked extends WalkGround {
  readonly setup: Setup
  readonly asked: AskedFacts
  readonly base: DryPerson
  readonly earlier: RealPerson['earlier']
  readonly start: number
}

/** Walks the person as set up, and says why they would not be let in. */
export function outcomeOf({ plan, unfinished, setup, asked, base, earlier, start, timeZone, segmentRules, winners }: Asked): Extract<Outcome, { kind: 'walk' }> {
  const person = personAsSaid(base, setup, { start, timeZone })
  const { trigger } = plan.entry
  const entryEvent = trigger.kind === 'event' ? { name: trigger.event, properties: withTexts(asked.entryProperties, setup.entryProperties) } : null
  const input = { plan: withChosenArms(plan, setup.arms), person, start, entryEvent, workspaceTimeZone: timeZone, segmentRules, happenings: timedEvents(setup, { start, timeZone }).coming, answers: setup.answers, winners: Object.fromEntries(Object.entries(winners).filter(([nodeId]) => !Object.hasOwn(setup.arms, nodeId))) }
  const segments = segmentsAt({ plan, person, start, workspaceTimeZone: timeZone, segmentRules }, entryEvent)
  return { kind: 'walk', walk: dryRun(input), unfinished, arms: setup.arms, obstacles: entryObstacles({ plan, customerId: person.id, traits: person.traits, segments, entryEvent, start, earlier }) }
}
