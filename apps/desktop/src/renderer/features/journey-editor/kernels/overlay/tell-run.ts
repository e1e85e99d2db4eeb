import type { JsonObject, JsonValue } from '@sendero/flow-engine'
import { looked, named, quoted, text, told, when, type Tell, type Telling } from './decision-facts.ts'

// What is told of the beginning and the end of a run.

export const entered: Tell = (inputs, _, telling) => {
  const inSegment = text(inputs['segmentId']) === '' ? [] : [`in the segment ${named(inputs['segmentId'], telling)}`]
  switch (inputs['trigger']) {
    case 'event': return told(`Entered by doing ${quoted(inputs['event'])}.`)
    case 'segmentLeft': return told(`Entered by leaving the segment ${named(inputs['segmentId'], telling)}.`)
    case 'schedule': return told('Entered by the schedule.', inSegment)
    case 'date': return told(`Entered by the day in ${quoted(inputs['path'])}.`, inSegment)
    case 'api': return told('Was sent in by the API.')
    case 'journey': return told(typeof inputs['journeyId'] === 'string' ? `Was sent in by the journey ${named(inputs['journeyId'], telling)}.` : 'Was sent in by another journey.')
    default: return told(`Entered by coming into the segment ${named(inputs['segmentId'], telling)}.`)
  }
}

const refusals: Readonly<Record<string, string>> = {
  beforePublishing: 'that happened before the journey was published', journeyPaused: 'the journey was paused', entryClosed: 'the entry of the journey was closed', notLive: 'the journey was not live, or its entry had become another', noKey: 'the event had no value for the entry key',
  stillInJourney: 'they were in the journey already', enteredBefore: 'they had entered before', keyEnteredBefore: 'they had entered before with the same key',
  enteredRecently: 'they had entered too short a time before', tooManyAtOnce: 'they were in the journey as often as it allows at a time',
  holdout: 'they are kept out of this journey, to see what it brings', workspaceHoldout: 'they are kept out of all journeys, to see what those bring', eventLoop: 'journeys had sent them round in a circle',
}

export const notEntered: Tell = (inputs) => told(`Was not let in: ${refusals[text(inputs['reason'])] ?? 'the reason is not known'}.`)

export const converted: Tell = (inputs, _, telling) => {
  const goal = text(inputs['goal']) === '' ? '' : ` ${quoted(inputs['goal'])}`
  return 'end' in inputs ? told(`Reached the goal${goal} of the whole journey.`, metBy(inputs, telling)) : told(`Reached the goal${goal}.`)
}

const exits: Readonly<Record<string, string>> = { stopped: 'The journey was stopped.', customerGone: 'Their data was erased.', pausedTooLong: 'Their time came while the journey was paused, and it was resumed without them.', merged: 'They turned out to be somebody who is in the journey too.' }

export const exited: Tell = (inputs, _, telling) => {
  if (inputs['reason'] !== 'exitCondition') return told(exits[text(inputs['reason'])] ?? 'Left the journey.')
  return told(`Left by the exit${text(inputs['name']) === '' ? '' : ` ${quoted(inputs['name'])}`} of the whole journey.`, metBy(inputs, telling))
}

/** What met a goal or exit of the whole journey. */
function metBy(inputs: JsonObject, telling: Telling): string[] {
  const on = inputs['occurredAt'] === undefined ? '' : ` on ${when(inputs['occurredAt'], telling)}`
  if (typeof inputs['event'] === 'string') return [`did ${quoted(inputs['event'])}${on}`]
  if (typeof inputs['segmentId'] !== 'string') return looked(inputs)
  const isLeft = inputs['for'] === 'left'
  const name = named(inputs['segmentId'], telling)
  // Without a time it was found so when they came to a step.
  return [on === '' ? `${isLeft ? 'not in' : 'in'} the segment ${name}` : `${isLeft ? 'left' : 'came into'} the segment ${name}${on}`]
}

export const failed: Tell = (inputs) => told('The run could not go on: a fault on our side.', [text(inputs['message']), text(inputs['reason'])].filter((part) => part !== '').slice(0, 1))

export const stuck: Tell = (inputs) => told('Could not go on because of a fault. They stand here until it is tried again.', text(inputs['message']) === '' ? [] : [text(inputs['message'])])

export const started: Tell = (inputs, _, telling) => told(`Was sent into ${named(inputs['journeyId'], telling)} as well.`)

export const queued: Tell = (inputs, _, telling) => {
  if (typeof inputs['templateId'] === 'string') return told(`The mail ${named(inputs['templateId'], telling)} was queued.`)
  return told(telling.node?.kind === 'notifyTeam' ? 'The message to the team was queued.' : 'The call was queued.')
}

export const notRecorded: Tell = (inputs) => told(`${quoted(inputs['event'])} was not recorded: journeys had sent them round in a circle.`)

export const emitted: Tell = (inputs) => told(`${quoted(inputs['event'])} was recorded, as if they had done it.`)

export const updated: Tell = (inputs, _, telling) => typeof inputs['listId'] === 'string' ? told(`They were ${inputs['list'] === 'removed' ? 'taken off' : 'put on'} the list ${named(inputs['listId'], telling)}.`) : told('Their data was changed.', [
  ...each(inputs['set'], (path) => `${path} was set`), ...each(inputs['unset'], (path) => `${path} was removed`),
  ...each(inputs['tagged'], (tag) => `got the tag “${tag}”`), ...each(inputs['untagged'], (tag) => `lost the tag “${tag}”`),
  ...scored(inputs), ...subscribed(inputs),
])

const each = (values: JsonValue | undefined, words: (value: string) => string): string[] => (Array.isArray(values) ? values.map((value) => words(String(value))) : [])

function scored({ score, by }: JsonObject): string[] {
  return typeof score !== 'string' || typeof by !== 'number' ? [] : [`${score} went ${by < 0 ? 'down' : 'up'} by ${Math.abs(by)}`]
}

function subscribed({ subscription }: JsonObject): string[] {
  if (subscription === 'subscribed') return ['subscribed to marketing mail, unless they had unsubscribed themselves']
  return subscription === 'unsubscribed' ? ['unsubscribed from marketing mail'] : []
}
