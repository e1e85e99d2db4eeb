import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import { portName, type JourneyNode } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import type { TracedDecision } from './person-path.ts'

export interface Telling {
  /** The node of the decision in the document shown; undefined when it is not in there. */
  readonly node: JourneyNode | undefined
  /** Epoch milliseconds in words, with the zone. */
  readonly instant: (at: number) => string
  readonly nameOf: (publicId: string) => string | null
}

export interface ToldDecision {
  /** What was decided, a sentence. */
  readonly what: string
  /** What it was decided from, one fact each. */
  readonly because: readonly string[]
}

type Tell = (inputs: JsonObject, decision: TracedDecision, telling: Telling) => ToldDecision

const told = (what: string, because: readonly string[] = []): ToldDecision => ({ what, because })
const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
const quoted = (value: JsonValue | undefined): string => `“${text(value)}”`
const when = (value: JsonValue | undefined, { instant }: Telling): string => (typeof value === 'number' ? instant(value) : 'an unknown time')

/** What one decision says about a person, in words. */
export function describeDecision(decision: TracedDecision, telling: Telling): ToldDecision {
  return (tellers[decision.outcome] ?? unknown)(decision.inputs, decision, telling)
}

const unknown: Tell = (_, { outcome }) => told(`Decided: ${outcome}.`)

const tellers: Readonly<Record<string, Tell>> = {
  entered: (inputs, _, { nameOf }) => told(inputs['trigger'] === 'event' ? `Entered by doing ${quoted(inputs['event'])}.` : `Entered by coming into the segment “${nameOf(text(inputs['segmentId'])) ?? text(inputs['segmentId'])}”.`),
  notEntered: (inputs) => told(`Was not let in: ${refusals[text(inputs['reason'])] ?? 'the reason is not known'}.`),
  queued: (inputs, _, { nameOf }) => (typeof inputs['templateId'] === 'string' ? told(`The mail “${nameOf(inputs['templateId']) ?? inputs['templateId']}” was queued.`) : told('The call was queued.')),
  waiting: waiting,
  waited: (inputs, _, telling) => told(`The wait was over on ${when(inputs['until'], telling)}.`),
  event: (inputs, _, telling) => told(`Did ${quoted(inputs['event'])} on ${when(inputs['occurredAt'], telling)}, in time.`),
  timeout: (inputs, _, telling) => told(`Time was up: ${quoted(inputs['event'])} had not happened by ${when(inputs['until'], telling)}.`),
  ignored: (inputs, _, telling) => told(`Did ${quoted(inputs['event'])} on ${when(inputs['occurredAt'], telling)}, which does not count: ${inputs['reason'] === 'afterTimeout' ? 'time was up already' : 'that was before they came here'}.`),
  branch: branch,
  else: (inputs) => told(`No rule held, so they went on with everyone else.`, looked(inputs)),
  updated: (inputs) => told('Their data was changed.', [...changed('set', inputs['set']), ...changed('removed', inputs['unset'])]),
  converted: (inputs) => told(`Reached the goal${text(inputs['goal']) === '' ? '' : ` ${quoted(inputs['goal'])}`}.`),
  exited: (inputs) => told(exits[text(inputs['reason'])] ?? 'Left the journey.'),
  failed: (inputs) => told('The run could not go on: a fault on our side.', [text(inputs['message']), text(inputs['reason'])].filter((part) => part !== '').slice(0, 1)),
}

const refusals: Readonly<Record<string, string>> = {
  beforePublishing: 'that happened before the journey was published', journeyPaused: 'the journey was paused', noKey: 'the event had no value for the entry key',
  stillInJourney: 'they were in the journey already', enteredBefore: 'they had entered before', keyEnteredBefore: 'they had entered before with the same key',
}

const exits: Readonly<Record<string, string>> = { stopped: 'The journey was stopped.', customerGone: 'Their data was erased.', merged: 'They turned out to be somebody who is in the journey too.' }

function waiting(inputs: JsonObject, _: TracedDecision, telling: Telling): ToldDecision {
  const until = when(inputs['until'], telling)
  const zone = text(inputs['timeZone']) === '' ? [] : [`by the calendar of ${text(inputs['timeZone'])}`]
  if (typeof inputs['event'] === 'string') return told(`Waits for ${quoted(inputs['event'])}, at most ${durationInWords(text(inputs['timeout']))}, until ${until}.`, zone)
  return told(`Waits ${durationInWords(text(inputs['for']))}, until ${until}.`, zone)
}

function branch(inputs: JsonObject, { port }: TracedDecision, { node }: Telling): ToldDecision {
  const name = portName(node, port ?? text(inputs['branch'])).replaceAll('"', '')
  const { bucket } = inputs
  if (typeof bucket === 'number') return told(`Fell into “${name}”.`, [`lot ${bucket + 1} of 10,000, the same at every entry`])
  return told(`Went “${name}”: its rule is the first that held.`, looked(inputs))
}

/** The traits and events the rules looked at. */
function looked({ traits, events }: JsonObject): string[] {
  const known = typeof traits === 'object' && traits !== null && !Array.isArray(traits) ? Object.entries(traits).map(([path, value]) => `${path} ${value === null ? 'is not set' : `is ${shown(value)}`}`) : []
  return [...known, ...(Array.isArray(events) ? events.map(counted) : [])]
}

function counted(fact: JsonValue): string {
  if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) return ''
  const { event, within, count } = fact
  return `did ${quoted(event)} ${count === 1 ? 'once' : `${String(count)} times`}${typeof within === 'string' ? ` in the ${durationInWords(within)} before` : ''}`
}

const shown = (value: JsonValue): string => (typeof value === 'string' ? `“${value}”` : Array.isArray(value) ? value.map(shown).join(', ') : String(value))

const changed = (verb: string, paths: JsonValue | undefined): string[] => (Array.isArray(paths) ? paths.map((path) => `${String(path)} was ${verb}`) : [])
