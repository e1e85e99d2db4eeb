import { durationInWords } from '../model/duration-in-words.ts'
import type { JsonValue } from '../model/json.ts'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import { conditionsInWords, ruleExactly, ruleInWords } from '../segment/rule-in-words.ts'
import type { PropertyCondition } from '../segment/rule.ts'
import type { JourneyEnd } from './ends.ts'
import type { Entry } from './entry.ts'

/** How a thing with an id is called by people; null for one that is not known. */
export type NameOf = (publicId: string) => string | null

/** One thing a person can set, in words. */
export interface Setting {
  /** What stays the same when its words change. */
  readonly key: string
  /** Empty for the one setting a kind is about. */
  readonly label: string
  /** Empty: not set. */
  readonly words: string
  /** For words that leave something out: the same only when nothing at all has changed. */
  readonly exact?: string
}

type ConfigInWords<Config> = (config: Config, nameOf: NameOf) => readonly Setting[]

const setting = (label: string, words: string, key = label): Setting => ({ key, label, words })
const quoted = (text: string): string => (text === '' ? '' : `"${text}"`)
const named = (id: string, nameOf: NameOf): string => quoted(id === '' ? '' : nameOf(id) ?? id)

const byKind: { readonly [Kind in NodeKind]: ConfigInWords<NodeConfigs[Kind]> } = {
  email: ({ templateId }, nameOf) => [setting('template', named(templateId, nameOf))],
  webhook: ({ method, url, headers, body }) => [
    setting('method', method), setting('address', url), setting('headers', Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join(', ')), setting('body', body ?? ''),
  ],
  notifyTeam: ({ url, text }) => [setting('address', url), setting('text', quoted(text))],
  wait: (config) => [setting('', durationInWords(config.for))],
  waitUntil: ({ date, offset, time, yearly }) => [
    setting('', `${offset === undefined ? '' : `${durationInWords(offset.by)} ${offset.direction} `}${dateInWords(date)}`), setting('time', time ?? ''), setting('every year', yearly ? 'yes' : ''),
  ],
  waitForWindow: ({ weekdays, from, to, clock }) => [setting('', `${weekdaysInWords(weekdays)} ${from} to ${to}`), setting('by the clock', clock === 'customer' ? 'where they are' : 'of the workspace')],
  waitForEvent: ({ event, where, timeout }) => [setting('event', quoted(event)), conditions(where), setting('timeout', durationInWords(timeout))],
  waitForSegment: ({ segmentId, until, timeout }, nameOf) => [setting(until === 'entered' ? 'until in segment' : 'until out of segment', named(segmentId, nameOf), 'segment'), setting('timeout', durationInWords(timeout))],
  splitRules: ({ branches }, nameOf) => branches.map(({ id, name, rule }) => ({ ...branch(id, name, ruleInWords(rule, nameOf)), exact: ruleExactly(rule) })),
  splitEvent: ({ branches }) => branches.map(({ id, name, where }) => ({ ...branch(id, name, where.length === 0 ? 'every event' : conditionsInWords(where)), exact: JSON.stringify(where) })),
  splitPercent: ({ salt, branches }) => [...branches.map(({ id, name, percent }) => branch(id, name, `${percent} %`)), setting('salt, which decides who goes where,', salt)],
  experiment: ({ salt, variants, metric, minimumSample, confidence, deadline, fallback }) => [
    ...variants.map(({ id, name, percent }) => branch(id, name, `${percent} %`)), setting('decided by', metric), setting('smallest sample', String(minimumSample)),
    setting('confidence', `${confidence} %`), setting('deadline', durationInWords(deadline)), setting('fallback', fallback === '' ? 'the best so far' : quoted(fallback)), setting('salt, which decides who goes where,', salt),
  ],
  holdout: ({ salt, percent }) => [setting('share', `${percent} %`), setting('salt, which decides who is held out,', salt)],
  reachable: ({ channel }) => [setting('channel', channel)],
  frequencyGate: ({ channel, most, within }) => [setting('', `${most} by ${channel} in ${durationInWords(within)}`)],
  updateCustomer: ({ set, unset }) => [
    ...Object.entries(set).map(([path, value]) => setting(`attribute ${path}`, valueInWords(value))),
    ...unset.map((path) => setting(`attribute ${path}`, 'removed')),
  ],
  tag: ({ add, remove }) => [...add.map((each) => setting(`tag ${quoted(each)}`, 'given')), ...remove.map((each) => setting(`tag ${quoted(each)}`, 'taken away'))],
  list: ({ listId, action }, nameOf) => [setting(action === 'add' ? 'put on' : 'taken off', named(listId, nameOf), 'list')],
  adjustScore: ({ by, attribute }) => [setting(`points in ${attribute}`, by > 0 ? `+${by}` : String(by), 'points')],
  subscribe: ({ channel, to }) => [setting(channel, to)],
  emitEvent: ({ event, properties }) => [setting('event', quoted(event)), ...Object.entries(properties).map(([name, value]) => setting(`property ${name}`, valueInWords(value)))],
  goal: ({ name }) => [setting('goal', quoted(name))],
  exit: () => [],
  jump: ({ to }, nameOf) => [{ ...setting('to step', named(to, nameOf)), exact: to }],
  startJourney: ({ journeyId, wait, timeout }, nameOf) => [setting('journey', named(journeyId, nameOf)), setting('waits for return', wait ? `at most ${durationInWords(timeout)}` : '')],
  throttle: ({ limit, per }) => [setting('', `${limit} per ${durationInWords(per)}`)],
}

/** Everything that is set in a node, in the order its form shows it. */
export function configInWords<Kind extends NodeKind>(kind: Kind, config: NodeConfigs[Kind], nameOf: NameOf): readonly Setting[] {
  return byKind[kind](config, nameOf)
}

export function entryInWords({ trigger, reentry, holdout, ignoresHoldout }: Entry, nameOf: NameOf): readonly Setting[] {
  return [
    ...triggerInWords(trigger, nameOf), setting('entering again', reentryInWords(reentry)),
    holdout === undefined || holdout.percent === 0 ? setting('held out', '') : { ...setting('held out', `${holdout.percent} %`), exact: holdout.salt },
    setting('share all journeys are kept from', ignoresHoldout === true ? 'let in too' : ''),
  ]
}

function triggerInWords(trigger: Entry['trigger'], nameOf: NameOf): Setting[] {
  switch (trigger.kind) {
    case 'segmentEntered': return [setting('', `people who enter the segment ${named(trigger.segmentId, nameOf)}`)]
    case 'segmentLeft': return [setting('', `people who leave the segment ${named(trigger.segmentId, nameOf)}`)]
    case 'event': return [setting('', `people who do ${quoted(trigger.event)}`), conditions(trigger.where), setting('entry key', trigger.key ?? '')]
    case 'schedule': return [
      setting('', `${trigger.rule === undefined ? 'once' : 'repeatedly'} from ${trigger.start.replace('T', ' ')}`), setting('recurrence', trigger.rule ?? ''),
      setting('by the clock', trigger.clock === 'customer' ? 'where they are' : 'of the workspace'), audience(trigger.segmentId, nameOf),
    ]
    case 'date': return [
      setting('', `people on the day of ${quoted(trigger.path)}`), setting('moved by', trigger.offset === undefined ? '' : `${durationInWords(trigger.offset.by)} ${trigger.offset.direction}`),
      setting('time', trigger.time), setting('every year', trigger.yearly ? 'yes' : ''), audience(trigger.segmentId, nameOf),
    ]
    case 'api': return [setting('', 'people you send in by the API')]
    case 'journey': return [setting('', 'people another journey sends')]
  }
}

const audience = (segmentId: string | undefined, nameOf: NameOf): Setting => setting('only people in', segmentId === undefined ? '' : named(segmentId, nameOf))

function reentryInWords(reentry: Entry['reentry']): string {
  switch (reentry.kind) {
    case 'never': return 'never'
    case 'afterExit': return 'once they have left'
    case 'afterTime': return `${durationInWords(reentry.for)} after they last entered`
    case 'always': return reentry.atMost === undefined ? 'always' : `always, ${reentry.atMost} at a time`
  }
}

/** Goals and exits of the journey as a whole, one setting each. */
export function endsInWords(ends: readonly JourneyEnd[], nameOf: NameOf): readonly Setting[] {
  return ends.map(({ id, kind, name = '', when }) => ({
    ...setting(`${kind} ${quoted(name === '' ? id : name)}`, whenInWords(when, nameOf), `end ${id}`), exact: JSON.stringify(when),
  }))
}

function whenInWords(when: JourneyEnd['when'], nameOf: NameOf): string {
  switch (when.kind) {
    case 'event': return [`does ${quoted(when.event)}`, conditionsInWords(when.where)].filter((part) => part !== '').join(', ')
    case 'segmentEntered': return `enters the segment ${named(when.segmentId, nameOf)}`
    case 'segmentLeft': return `leaves the segment ${named(when.segmentId, nameOf)}`
    case 'rule': return ruleInWords(when.rule, nameOf)
  }
}

function conditions(where: readonly PropertyCondition[]): Setting {
  return { ...setting('conditions', conditionsInWords(where)), exact: JSON.stringify(where) }
}

function branch(id: string, name: string | undefined, words: string): Setting {
  return setting(`branch ${quoted(name === undefined || name === '' ? id : name)}`, words, `branch ${id}`)
}

function valueInWords(value: JsonValue): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : typeof value === 'string' ? `"${value}"` : String(value)
}

function dateInWords(date: NodeConfigs['waitUntil']['date']): string {
  if (date.from === 'fixed') return date.day
  return date.from === 'trait' ? `their ${quoted(date.path)}` : `${quoted(date.path)} of the event`
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function weekdaysInWords(weekdays: readonly number[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  return days.length === dayNames.length ? 'every day' : days.map((day) => dayNames[day - 1]).join(', ')
}
