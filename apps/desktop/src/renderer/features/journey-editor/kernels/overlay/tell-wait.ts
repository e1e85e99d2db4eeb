import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import { durationInWords } from '@sendero/flow-engine/time'
import { named, quoted, text, told, when, zoneFacts, type Tell, type Telling } from './decision-facts.ts'

// What is told of steps that people stand in: what they wait for, and how that ended.

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function windowWords({ window, weekdays }: JsonObject): string {
  const days = Array.isArray(weekdays) ? weekdays.map((day) => (typeof day === 'number' ? dayNames[day - 1] ?? '' : '')) : []
  return `${days.length === dayNames.length ? 'every day' : days.join(', ')} ${text(window).replace(/(\d)-(\d)/, '$1–$2')}`
}

const atMost = (timeout: JsonValue | undefined): string => `at most ${durationInWords(text(timeout))}`

export const waiting: Tell = (inputs, _, telling) => {
  const until = when(inputs['until'], telling)
  const zone = zoneFacts(inputs)
  const { timeout } = inputs
  if (typeof inputs['event'] === 'string') return told(`Waits for ${quoted(inputs['event'])}, ${atMost(timeout)}, until ${until}.`, zone)
  if (typeof inputs['segmentId'] === 'string') return told(`Waits to be ${inputs['for'] === 'left' ? 'out of' : 'in'} the segment ${named(inputs['segmentId'], telling)}, ${atMost(timeout)}, until ${until}.`, zone)
  if (typeof inputs['journeyId'] === 'string') return told(`Was sent into ${named(inputs['journeyId'], telling)} and waits to come back, ${atMost(timeout)}, until ${until}.`, zone)
  if (typeof inputs['window'] === 'string') return told(`Came outside the time window, and waits until ${until}.`, [`the window is ${windowWords(inputs)}`, ...zone])
  if ('date' in inputs) return told(`Waits until ${until}.`, [...dateFacts(inputs), ...zone])
  return told(`Waits ${durationInWords(text(inputs['for']))}, until ${until}.`, zone)
}

/** Of a personal attribute only whether there is a date is recorded. */
function dateFacts({ date }: JsonObject): string[] {
  return typeof date !== 'string' ? [] : [date === '(set)' ? 'their date is known' : `the date is “${date}”`]
}

export const waited: Tell = (inputs, _, telling) => told(`The wait was over on ${when(inputs['until'], telling)}.`)

export const timeout: Tell = (inputs, _, telling) => {
  const by = when(inputs['until'], telling)
  if (typeof inputs['segmentId'] === 'string') return told(`Time was up: they were ${inputs['for'] === 'left' ? 'still' : 'not'} in the segment ${named(inputs['segmentId'], telling)} by ${by}.`)
  if (typeof inputs['journeyId'] === 'string') return told(`Time was up: they had not come back from ${named(inputs['journeyId'], telling)} by ${by}.`)
  return told(`Time was up: ${quoted(inputs['event'])} had not happened by ${by}.`)
}

export const missed: Tell = (inputs, _, telling) => {
  if (inputs['reason'] === 'past') return told(`That moment, ${when(inputs['until'], telling)}, was over already.`, [...dateFacts(inputs), ...zoneFacts(inputs)])
  return told(inputs['date'] === null || inputs['date'] === undefined ? 'They have no such date.' : `What they have is no date: ${quoted(inputs['date'])}.`)
}

export const inWindow: Tell = (inputs, _, telling) => told(`Came inside the time window, which is open until ${when(inputs['closesAt'], telling)}.`, [`the window is ${windowWords(inputs)}`, ...zoneFacts(inputs)])

export const segment: Tell = (inputs, _, telling) => {
  const name = named(inputs['segmentId'], telling)
  if (inputs['already'] === true) return told(inputs['for'] === 'left' ? `Were not in the segment ${name}, so they did not wait.` : `Were in the segment ${name} already, so they did not wait.`)
  return told(`${inputs['for'] === 'left' ? 'Left' : 'Came into'} the segment ${name} on ${when(inputs['occurredAt'], telling)}, in time.`)
}

export const queuedUp: Tell = ({ limit, per }) => told(`Stood in line: ${String(limit)} ${limit === 1 ? 'person goes' : 'people go'} on every ${durationInWords(text(per)).replace(/^1 /, '')}.`)

export const letOn: Tell = (inputs, _, telling) => told(`Their turn came on ${when(inputs['until'], telling)}.`)

const returns: Readonly<Record<string, string>> = { completed: 'they went through it', converted: 'they reached a goal there', exited: 'they left it', failed: 'it failed for them', notEntered: 'it did not let them in' }

export const returned: Tell = (inputs, _, telling: Telling) => told(`Came back from ${named(inputs['journeyId'], telling)}: ${returns[text(inputs['status'])] ?? 'it was over for them'}.`)
