import { entryKey } from '../execute/entry-key.ts'
import { matchesEntry } from '../execute/matches-entry.ts'
import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import type { Decision } from '../model/decision.ts'
import type { CustomerFacts, EventFact } from '../model/facts.ts'
import type { CustomerId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { RunInput, RunState, RunSubject } from '../model/run-state.ts'
import { signals } from '../model/signals.ts'
import type { Step } from '../model/step.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { factsOfWorld } from './facts-of-world.ts'
import { mayEnter } from './may-enter.ts'
import { nextTurn, performCommand } from './perform-command.ts'
import { simulatedWorld, type DueItem, type Happening, type Scenario, type SimulatedRun, type TakenStep, type World } from './simulated-world.ts'

export interface QuietWorld {
  readonly now: Instant
  readonly runs: readonly SimulatedRun[]
  readonly customers: ReadonlyMap<CustomerId, CustomerFacts>
}

/**
 * A shell in memory around the engine: hands in everything in order of time until nothing is due any more. It loads for each
 * step only the facts the plan declares, and hands events only to runs that wait for them or whose plan watches them, so a plan
 * that declares too little decides wrongly here too.
 */
export function runToQuiet(scenario: Scenario): QuietWorld {
  const world = simulatedWorld(scenario)
  for (const happening of scenario.happenings) world.due.add(happening.at, { happening })
  let doneNow = 0
  for (let at = world.due.nextAt(); at !== null && at <= scenario.until; at = world.due.nextAt()) {
    doneNow = at === world.clock.now() ? doneNow + 1 : 0
    if (doneNow > 1000 * (scenario.people.length + scenario.happenings.length + 1)) throw new Error(`The world does not come to rest at ${new Date(at).toISOString()}`)
    world.clock.moveTo(at)
    const item = world.due.take()
    if (item !== null) comeAbout(world, item)
  }
  return { now: world.clock.now(), runs: world.runs, customers: world.customers }
}

function comeAbout(world: World, item: DueItem): void {
  if ('run' in item) step(world, item.run, { kind: 'wake' })
  else if ('signal' in item) hand(world, item.customerId, item.signal)
  else happen(world, item.happening, item.depth ?? 0)
}

function happen(world: World, happening: Happening, depth: number): void {
  switch (happening.kind) {
    case 'experimentDecided': world.winners.set(happening.nodeId, happening.winner); return
    case 'end': for (const run of runsOf(world, happening.customerId)) step(world, run, { kind: 'end', reason: happening.reason }); return
    case 'segmentEntered': return enter(world, happening.customerId, { depth })
    case 'triggered': return enter(world, happening.customerId, { depth, ...(happening.event == null ? {} : { event: happening.event }), ...(happening.cause === undefined ? {} : { cause: happening.cause }) })
    case 'segmentChanged': return changeSegment(world, happening)
    case 'event': {
      const { customerId } = happening
      const event: EventFact = { occurredAt: happening.at, ...happening.event }
      world.events.set(customerId, [...world.events.get(customerId) ?? [], event])
      // Runs that wait come first: the event that starts a run is not one that arrived after it.
      hand(world, customerId, event)
      if (matchesEntry(world.plan.entry, event, world.clock.now())) enter(world, customerId, { event, depth })
    }
  }
}

function changeSegment(world: World, { customerId, segmentId, isMember, at }: Extract<Happening, { kind: 'segmentChanged' }>): void {
  const before = world.segments.get(customerId) ?? new Set()
  if (before.has(segmentId) === isMember) return
  world.segments.set(customerId, isMember ? new Set([...before, segmentId]) : new Set([...before].filter((id) => id !== segmentId)))
  const kind = isMember ? 'segmentEntered' : 'segmentLeft'
  hand(world, customerId, { name: signals[kind], occurredAt: at, properties: { segmentId } })
  const { trigger } = world.plan.entry
  if (trigger.kind === kind && trigger.segmentId === segmentId) enter(world, customerId, { depth: 0 })
}

const runsOf = (world: World, customerId: CustomerId): readonly SimulatedRun[] => [...world.runsOf.get(customerId) ?? []]

function hand(world: World, customerId: CustomerId, event: EventFact): void {
  const isWatched = world.plan.watch?.events.includes(event.name) === true
  for (const run of runsOf(world, customerId)) {
    if (run.state.status === 'active' && (isWatched || run.state.waitEvent === event.name)) step(world, run, { kind: 'event', event })
  }
}

interface Entering { readonly depth: number; readonly event?: NonNullable<RunSubject['event']>; readonly cause?: JsonObject }

function enter(world: World, customerId: CustomerId, { depth, event, cause }: Entering): void {
  const { plan, clock } = world
  const customer = world.customers.get(customerId)
  const key = event === undefined ? { ok: true as const, key: null } : entryKey(plan.entry, event)
  if (customer === undefined || !key.ok || !mayEnter(world, customerId, { key: key.key, depth })) return
  const [id, now] = [`run_${world.runs.length + 1}`, clock.now()]
  const facts = factsOfWorld(world, customerId, plan.startNeeds)
  const about = {
    event: event === undefined ? null : { name: event.name, properties: event.properties, ...(event.occurredAt === undefined ? {} : { occurredAt: event.occurredAt }) },
    ...(cause === undefined ? {} : { cause }), ...(plan.journeyIds === undefined ? {} : { runId: id }),
  }
  const started = startRun(plan, { customer, ...about }, facts, now)
  const run: SimulatedRun = { id, customerId, key: key.key, enteredAt: now, depth, state: started.state, commands: [], trace: [], inputs: [] }
  world.runs.push(run)
  world.runsOf.set(customerId, [...runsOf(world, customerId), run])
  record(world, run, { input: { kind: 'start', ...about }, facts, step: started })
}

function step(world: World, run: SimulatedRun, input: RunInput): void {
  const { plan, clock } = world
  const node = run.state.nodeId === null ? undefined : plan.nodes[run.state.nodeId]
  const facts = factsOfWorld(world, run.customerId, node?.needs ?? noNeeds)
  record(world, run, { input, facts, step: stepRun(plan, run.state, input, facts, clock.now()) })
}

function record(world: World, run: SimulatedRun, done: Omit<TakenStep, 'at' | 'stored'>): void {
  const at = world.clock.now()
  const { state, trace } = queuedUp(world, done.step)
  run.inputs.push({ at, ...done, ...(state === done.step.state ? {} : { stored: state }) })
  run.trace.push(...trace)
  for (const command of done.step.commands) {
    run.commands.push({ at, command })
    performCommand(world, run, command)
  }
  if (state.wakeAt !== null && (done.input.kind === 'start' || state !== run.state)) world.due.add(state.wakeAt, { run })
  run.state = state
}

/** A run that has come to a throttle waits for its turn, and its decision says when that is. */
function queuedUp(world: World, { state, commands, trace }: Step): { readonly state: RunState; readonly trace: readonly Decision[] } {
  const command = commands.at(-1)
  const last = trace.at(-1)
  if (command?.kind !== 'takeTurn' || last === undefined || state.status !== 'active' || state.nodeId !== command.nodeId) return { state, trace }
  const wakeAt = nextTurn(world, command.nodeId, command)
  return { state: { ...state, wakeAt }, trace: [...trace.slice(0, -1), { ...last, inputs: { ...last.inputs, until: wakeAt } }] }
}
