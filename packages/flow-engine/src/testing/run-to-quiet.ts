import { entryKey } from '../execute/entry-key.ts'
import { matchesEntry } from '../execute/matches-entry.ts'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import { applyAttributeChange } from '../model/attribute-path.ts'
import type { Command } from '../model/command.ts'
import type { Decision } from '../model/decision.ts'
import type { CustomerFacts, EventFact, FactNeeds, Facts } from '../model/facts.ts'
import type { CustomerId, SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState, RunSubject } from '../model/run-state.ts'
import type { Step } from '../model/step.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { agenda, type Agenda } from './agenda.ts'
import { simulatedClock, type SimulatedClock } from './simulated-clock.ts'

export interface SimulatedPerson {
  readonly customer: CustomerFacts
  readonly segments?: readonly SegmentId[]
}

/** Something that happens to a person; `at` is when it arrives, and unless it says otherwise when it occurred. */
export type Happening =
  | { readonly at: Instant; readonly customerId: CustomerId; readonly kind: 'event'; readonly event: Omit<EventFact, 'occurredAt'> & { readonly occurredAt?: Instant } }
  /** The trigger of a segment journey fires. */
  | { readonly at: Instant; readonly customerId: CustomerId; readonly kind: 'segmentEntered' }
  /** The shell ends all runs of the person, as it does when a journey is stopped. */
  | { readonly at: Instant; readonly customerId: CustomerId; readonly kind: 'end'; readonly reason: string }

export interface Scenario {
  readonly plan: Plan
  readonly people: readonly SimulatedPerson[]
  readonly happenings: readonly Happening[]
  readonly start: Instant
  /** Journeys may go round for ever: what falls due later is left undone. */
  readonly until: Instant
}

export interface SimulatedRun {
  readonly id: string
  readonly customerId: CustomerId
  readonly key: string | null
  state: RunState
  readonly commands: { readonly at: Instant; readonly command: Command }[]
  readonly trace: Decision[]
  /** Every input that was handed in, with the facts it was stepped with: enough to replay the run. */
  readonly inputs: { readonly at: Instant; readonly input: RunInput | { readonly kind: 'start'; readonly event: RunSubject['event'] }; readonly facts: Facts; readonly step: Step }[]
}

export interface QuietWorld {
  readonly now: Instant
  readonly runs: readonly SimulatedRun[]
  readonly customers: ReadonlyMap<CustomerId, CustomerFacts>
}

interface World {
  readonly plan: Plan
  readonly clock: SimulatedClock
  readonly due: Agenda<{ happening: Happening } | { run: SimulatedRun }>
  readonly runs: SimulatedRun[]
  readonly runsOf: Map<CustomerId, SimulatedRun[]>
  readonly customers: Map<CustomerId, CustomerFacts>
  readonly segments: ReadonlyMap<CustomerId, readonly SegmentId[]>
  readonly events: Map<CustomerId, EventFact[]>
}

/**
 * A shell in memory around the engine: hands in everything in order of time until nothing is due any more. It loads for each
 * step only the facts the plan declares, so a plan that declares too little decides wrongly here too.
 */
export function runToQuiet(scenario: Scenario): QuietWorld {
  const { plan, people, happenings, start, until } = scenario
  const world: World = {
    plan, clock: simulatedClock(start), due: agenda(), runs: [], runsOf: new Map(), events: new Map(),
    customers: new Map(people.map(({ customer }) => [customer.id, customer])),
    segments: new Map(people.map(({ customer, segments = [] }) => [customer.id, segments])),
  }
  for (const happening of happenings) world.due.add(happening.at, { happening })
  for (let at = world.due.nextAt(); at !== null && at <= until; at = world.due.nextAt()) {
    world.clock.moveTo(at)
    const item = world.due.take()
    if (item !== null && 'run' in item) step(world, item.run, { kind: 'wake' })
    else if (item !== null) happen(world, item.happening)
  }
  return { now: world.clock.now(), runs: world.runs, customers: world.customers }
}

function happen(world: World, happening: Happening): void {
  const { customerId } = happening
  const runs = [...world.runsOf.get(customerId) ?? []]
  switch (happening.kind) {
    case 'end': return runs.forEach((run) => step(world, run, { kind: 'end', reason: happening.reason }))
    case 'segmentEntered': return enter(world, customerId, null)
    case 'event': {
      const event: EventFact = { occurredAt: happening.at, ...happening.event }
      world.events.set(customerId, [...world.events.get(customerId) ?? [], event])
      // Runs that wait come first: the event that starts a run is not one that arrived after it.
      for (const run of runs) step(world, run, { kind: 'event', event })
      if (matchesEntry(world.plan.entry, event, world.clock.now())) enter(world, customerId, event)
    }
  }
}

function enter(world: World, customerId: CustomerId, event: EventFact | null): void {
  const { plan, clock } = world
  const customer = world.customers.get(customerId)
  const key = event === null ? { ok: true as const, key: null } : entryKey(plan.entry, event)
  if (customer === undefined || !key.ok || !mayEnter(world, customerId, key.key)) return
  const facts = factsFor(world, customerId, plan.startNeeds)
  const subject = { customer, event: event === null ? null : { name: event.name, properties: event.properties, occurredAt: event.occurredAt } }
  const started = startRun(plan, subject, facts, clock.now())
  const run: SimulatedRun = { id: `run_${world.runs.length + 1}`, customerId, key: key.key, state: started.state, commands: [], trace: [], inputs: [] }
  world.runs.push(run)
  world.runsOf.set(customerId, [...world.runsOf.get(customerId) ?? [], run])
  record(world, run, { input: { kind: 'start', event: subject.event }, facts, step: started })
}

function mayEnter({ plan, runsOf }: World, customerId: CustomerId, key: string | null): boolean {
  const earlier = (runsOf.get(customerId) ?? []).filter((run) => run.key === key)
  if (plan.entry.reentry === 'always') return true
  return plan.entry.reentry === 'never' ? earlier.length === 0 : earlier.every((run) => run.state.status !== 'active')
}

function step(world: World, run: SimulatedRun, input: RunInput): void {
  const { plan, clock } = world
  const node = run.state.nodeId === null ? undefined : plan.nodes[run.state.nodeId]
  const facts = factsFor(world, run.customerId, node?.needs ?? noNeeds)
  record(world, run, { input, facts, step: stepRun(plan, run.state, input, facts, clock.now()) })
}

function record(world: World, run: SimulatedRun, done: Omit<SimulatedRun['inputs'][number], 'at'>): void {
  const at = world.clock.now()
  run.inputs.push({ at, ...done })
  run.trace.push(...done.step.trace)
  for (const command of done.step.commands) {
    run.commands.push({ at, command })
    perform(world, run.customerId, command)
  }
  const { wakeAt } = done.step.state
  if (wakeAt !== null && (done.input.kind === 'start' || done.step.state !== run.state)) world.due.add(wakeAt, { run })
  run.state = done.step.state
}

function perform(world: World, customerId: CustomerId, command: Command): void {
  const customer = world.customers.get(customerId)
  if (command.kind !== 'updateCustomer' || customer === undefined) return
  world.customers.set(customerId, { ...customer, traits: applyAttributeChange(customer.traits, command) })
}

/** As a shell loads them that spares what was not asked for: a need that goes unsaid shows in what the journey does. */
function factsFor(world: World, customerId: CustomerId, needs: FactNeeds): Facts {
  const customer = world.customers.get(customerId)
  if (customer === undefined) throw new Error(`Nobody has the id ${customerId}`)
  const history = [...world.events.get(customerId) ?? []].sort((a, b) => a.occurredAt - b.occurredAt)
  const segments = world.segments.get(customerId) ?? []
  const properties = new Set(needs.eventProperties ?? needs.events)
  return {
    customer,
    events: new Map(needs.events.map((name) => [name, history.filter((event) => event.name === name).map((event) => (properties.has(name) ? event : { ...event, properties: {} }))])),
    segments: new Set(segments.filter((id) => needs.segments.includes(id))),
  }
}
