import { signals, startRun, stepRun, type Command, type Decision, type EventFact, type JsonObject, type Plan, type RunInput, type RunState, type Step, type UnreachableReason } from '@sendero/flow-engine'
import { addDuration, parseDuration } from '@sendero/flow-engine/time'
import type { PropertyCondition } from '@sendero/flow-engine/segment'
import type { DryHappening, DryPerson } from './dry-person.ts'
import { dryWorld, factsNow, nextSegmentFlip, perform, turnAt, type DryWorld, type SegmentRules } from './dry-world.ts'
import { fittingProperties } from './fitting-value.ts'

/** Waiting step -> how long after each arrival what it waits for happens, as an ISO 8601 duration. */
export type WaitAnswers = Readonly<Record<string, string>>

export interface DryRunInput {
  readonly plan: Plan
  readonly person: DryPerson
  /** Epoch milliseconds, as all instants here. */
  readonly start: number
  /** What brings them in; null for a journey that no event starts. */
  readonly entryEvent: { readonly name: string; readonly properties: JsonObject } | null
  readonly workspaceTimeZone: string
  readonly segmentRules: SegmentRules
  readonly happenings: readonly DryHappening[]
  readonly answers: WaitAnswers
  /** Decided experiments: their step -> the variant everybody takes. */
  readonly winners?: Readonly<Record<string, string>> | undefined
}

/** One decision on the way, and what it asked for. */
export interface DryStop {
  readonly at: number
  readonly decision: Decision
  /** What would be done to them here: messages, calls, changes. */
  readonly commands: readonly Command[]
  /** When they would be woken, of a step they wait in from then on. */
  readonly wakeAt: number | null
  /** Why a marketing mail of this step would not go out; null when it would, or when there is none. */
  readonly withheld: UnreachableReason | null
  /** What is known of them once everything that was asked for at this moment is done. */
  readonly traits: JsonObject
}

export interface DryRun {
  readonly stops: readonly DryStop[]
  readonly state: RunState
  /** Why it was not walked to an end: the clock ran for longer, or there were more decisions, than a dry run follows. */
  readonly cut: 'time' | 'decisions' | 'nothingComes' | null
  /** Everything that happened, also what followed from the answers: with it the same walk can be walked again. */
  readonly happened: readonly DryHappening[]
}

export const dryRunLimits = { decisions: 400, time: 'P3Y' } as const
/** What the run is called where a step must know it. */
const dryRunId = 'run_dry'

interface Due { readonly at: number; readonly happening: DryHappening | { readonly kind: 'signal'; readonly event: EventFact } }

interface Walk {
  readonly input: DryRunInput
  readonly world: DryWorld
  readonly stops: DryStop[]
  readonly due: Due[]
  readonly happened: DryHappening[]
  state: RunState
  /** Segments as they were told to the run last. */
  known: ReadonlySet<string>
}

/**
 * Walks one person through a plan on a clock of its own, with the engine's own steps: what is decided here is what would be
 * decided in earnest. Nothing is sent and nothing is stored. The same input always gives the same walk.
 */
export function dryRun(input: DryRunInput): DryRun {
  const { plan, start, entryEvent } = input
  const world = dryWorld(input)
  if (entryEvent !== null) world.events.push({ ...entryEvent, occurredAt: start })
  const facts = factsNow(world, start)
  const started = startRun(plan, { customer: facts.customer, event: entryEvent === null ? null : { ...entryEvent, occurredAt: start }, runId: dryRunId }, facts, start)
  const walk: Walk = { input, world, stops: [], due: [], happened: [], state: started.state, known: facts.segments }
  for (const happening of input.happenings) add(walk, { at: Math.max(start, happening.at), happening })
  take(walk, started, start)
  tellSegments(walk, start)
  const cut = walkOn(walk, addDuration(start, durationOf(dryRunLimits.time), 'UTC'))
  return { stops: walk.stops, state: walk.state, cut, happened: walk.happened }
}

/** Hands in what comes next, again and again, until the run is over or a limit is met. */
function walkOn(walk: Walk, until: number): DryRun['cut'] {
  let now = walk.input.start
  // What happens to somebody may come to nothing, so it is counted as well as what is decided.
  for (let inputs = 0; walk.state.status === 'active'; inputs += 1) {
    if (walk.stops.length >= dryRunLimits.decisions || inputs >= dryRunLimits.decisions * 10) return 'decisions'
    const [first] = walk.due
    const flip = nextSegmentFlip(walk.world, now)
    const at = Math.min(first?.at ?? Infinity, walk.state.wakeAt ?? Infinity, flip ?? Infinity)
    if (at === Infinity) return 'nothingComes'
    if (at > until) return 'time'
    now = Math.max(now, at)
    if (first !== undefined && first.at <= now) { walk.due.shift(); comeAbout(walk, first, now) }
    else if (walk.state.wakeAt !== null && walk.state.wakeAt <= now) move(walk, { kind: 'wake' }, now)
    tellSegments(walk, now)
  }
  return null
}

function comeAbout(walk: Walk, { happening }: Due, now: number): void {
  if (happening.kind === 'signal') { hand(walk, happening.event, now); return }
  walk.happened.push({ ...happening, at: now })
  if (happening.kind === 'segmentChanged') { walk.world.membership.set(happening.segmentId, happening.isMember); return }
  const event: EventFact = { name: happening.event, occurredAt: now, properties: happening.properties }
  walk.world.events.push(event)
  hand(walk, event, now)
}

/** As the server does: an event goes to a run that waits for it, or whose journey looks out for it everywhere. */
function hand(walk: Walk, event: EventFact, now: number): void {
  const isWatched = walk.world.plan.watch?.events.includes(event.name) === true
  if (isWatched || walk.state.waitEvent === event.name) move(walk, { kind: 'event', event }, now)
}

function move(walk: Walk, input: RunInput, now: number): void {
  take(walk, stepRun(walk.world.plan, walk.state, input, factsNow(walk.world, now), now), now)
}

/** Keeps what a step decided, does what it asks for, and looks forward to what was said to happen where the run now waits. */
function take(walk: Walk, step: Step, now: number): void {
  const { state, trace } = queuedUp(walk.world, step, now)
  const told = new Set<Command>()
  const stops = trace.map((decision) => {
    const commands = step.commands.filter((command) => command.visit === decision.visit && command.nodeId === decision.nodeId && !told.has(command))
    commands.forEach((command) => told.add(command))
    return { at: now, decision, commands, wakeAt: decision.left ? null : state.wakeAt, withheld: commands.some(({ kind }) => kind === 'sendEmail') ? walk.world.unreachable : null }
  })
  for (const command of step.commands) {
    perform(walk.world, command, now)
    if (command.kind === 'emitEvent') add(walk, { at: now, happening: { at: now, kind: 'event', event: command.event, properties: command.properties } })
  }
  walk.stops.push(...stops.map((stop) => ({ ...stop, traits: walk.world.traits })))
  walk.state = state
  if (trace.some(({ entered }) => entered)) answer(walk, now)
}

/** Somebody who came to a throttle waits for their turn, and the decision says when that is. */
function queuedUp(world: DryWorld, { state, commands, trace }: Step, now: number): { readonly state: RunState; readonly trace: readonly Decision[] } {
  const command = commands.at(-1)
  const last = trace.at(-1)
  if (command?.kind !== 'takeTurn' || last === undefined || state.status !== 'active' || state.nodeId !== command.nodeId) return { state, trace }
  const wakeAt = turnAt(world, command, now)
  return { state: { ...state, wakeAt }, trace: [...trace.slice(0, -1), { ...last, inputs: { ...last.inputs, until: wakeAt } }] }
}

/** Puts what the step now waits for where it was said to happen. */
function answer(walk: Walk, now: number): void {
  const { state, input: { plan, answers } } = walk
  const node = state.nodeId === null || state.status !== 'active' ? undefined : plan.nodes[state.nodeId]
  const after = node === undefined || !Object.hasOwn(answers, node.id) ? undefined : answers[node.id]
  if (node === undefined || after === undefined) return
  const at = addDuration(now, durationOf(after), factsNow(walk.world, now).customer.timeZone)
  const { config } = node
  switch (node.kind) {
    // The compiler parsed the conditions before it stored them as plain JSON.
    case 'waitForEvent': add(walk, { at, happening: { at, kind: 'event', event: String(config['event']), properties: fittingProperties(config['where'] as unknown as PropertyCondition[], at) } }); return
    case 'waitForSegment': add(walk, { at, happening: { at, kind: 'segmentChanged', segmentId: String(config['segmentId']), isMember: config['until'] === 'entered' } }); return
    case 'startJourney': add(walk, { at, happening: { kind: 'signal', event: { name: signals.journeyEnded, occurredAt: at, properties: { journeyId: config['journeyId'] ?? null, parentRunId: dryRunId, parentVisit: state.visit, status: 'completed' } } } }); return
    default: return
  }
}

/** Tells the run when they came into a segment or left one, by what happened or by time alone; what it then does may move them again. */
function tellSegments(walk: Walk, now: number): void {
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const { segments } = factsNow(walk.world, now)
    const changed = walk.world.plan.segmentIds.filter((id) => segments.has(id) !== walk.known.has(id))
    walk.known = segments
    if (changed.length === 0) return
    for (const segmentId of changed) hand(walk, { name: segments.has(segmentId) ? signals.segmentEntered : signals.segmentLeft, occurredAt: now, properties: { segmentId } }, now)
  }
}

/** A journey that sends somebody in and out of a segment without end comes on with the next instant. */
const mostRounds = 20

/** By time and, at the same instant, in the order they were added. */
function add({ due }: Walk, item: Due): void {
  const later = due.findIndex(({ at }) => at > item.at)
  due.splice(later === -1 ? due.length : later, 0, item)
}

function durationOf(text: string): NonNullable<ReturnType<typeof parseDuration>> {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(`"${text}" is not a duration`)
  return duration
}
