import { durationInWords } from '../model/duration-in-words.ts'
import type { JsonValue } from '../model/json.ts'
import type { NodeConfigs, NodeKind } from '../nodes/registry.ts'
import { conditionsInWords, ruleExactly, ruleInWords } from '../segment/rule-in-words.ts'
import type { PropertyCondition } from '../segment/rule.ts'
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
  wait: (config) => [setting('', durationInWords(config.for))],
  waitForEvent: ({ event, where, timeout }) => [setting('event', quoted(event)), conditions(where), setting('timeout', durationInWords(timeout))],
  splitRules: ({ branches }) => branches.map(({ id, name, rule }) => ({ ...branch(id, name, ruleInWords(rule)), exact: ruleExactly(rule) })),
  splitPercent: ({ salt, branches }) => [...branches.map(({ id, name, percent }) => branch(id, name, `${percent} %`)), setting('salt, which decides who goes where,', salt)],
  updateCustomer: ({ set, unset }) => [
    ...Object.entries(set).map(([path, value]) => setting(`attribute ${path}`, valueInWords(value))),
    ...unset.map((path) => setting(`attribute ${path}`, 'removed')),
  ],
  goal: ({ name }) => [setting('goal', quoted(name))],
  exit: () => [],
}

/** Everything that is set in a node, in the order its form shows it. */
export function configInWords<Kind extends NodeKind>(kind: Kind, config: NodeConfigs[Kind], nameOf: NameOf): readonly Setting[] {
  return byKind[kind](config, nameOf)
}

export function entryInWords({ trigger, reentry }: Entry, nameOf: NameOf): readonly Setting[] {
  const again = { never: 'never', afterExit: 'once they have left', always: 'always' }[reentry.kind]
  if (trigger.kind === 'segmentEntered') return [setting('', `people who enter the segment ${named(trigger.segmentId, nameOf)}`), setting('entering again', again)]
  return [
    setting('', `people who do ${quoted(trigger.event)}`), conditions(trigger.where),
    setting('entry key', trigger.key ?? ''), setting('entering again', again),
  ]
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
