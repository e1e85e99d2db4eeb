import type { z } from 'zod'
import { anniversaryConditionStructure, consentConditionStructure, eventConditionStructure, listConditionStructure, measureConditionStructure, messageConditionStructure, momentConditionStructure, propertyConditionStructure, reachableConditionStructure, ruleLimits, sampleConditionStructure, segmentConditionStructure, sequenceConditionStructure, traitConditionStructure } from './rule-structure.ts'

// A union of schemas can only say that nothing fitted. Here the kind of each node is settled first by the field that
// names it (op, trait, event, sequence, anniversary, message, list, segment, sample, consent, reachable, is), so every issue points at one field and says what is allowed there.

export interface RuleIssue {
  readonly path: (string | number)[]
  readonly message: string
}

type Path = RuleIssue['path']
type Fields = { readonly [key: string]: unknown }

const mostIssues = 50

/** Everything wrong with a rule, at most 50 issues; empty when it is sound. */
export function ruleIssues(value: unknown): RuleIssue[] {
  const tally: Tally = { conditions: 0, groups: 0, bytes: 0, issues: [] }
  visit(value, { path: [], depth: 0, tally })
  if (tally.conditions > ruleLimits.conditions) add(tally, [], `A rule may hold at most ${ruleLimits.conditions} conditions, those in "where" and each value of "hasAll" included.`)
  if (tally.groups > ruleLimits.groups) add(tally, [], `A rule may hold at most ${ruleLimits.groups} groups (and, or, not).`)
  if (tally.bytes > ruleLimits.bytes) add(tally, [], `The values of a rule may hold at most ${ruleLimits.bytes} bytes together.`)
  return tally.issues.slice(0, mostIssues)
}

/** Everything wrong with one condition on a trait or a property. */
export function conditionIssues(value: unknown, name: 'trait' | 'property', path: Path): RuleIssue[] {
  if (!isFields(value)) return [{ path, message: `Use a condition such as {"${name}": "plan", "is": "equals", "value": "pro"}.` }]
  const structure = name === 'trait' ? traitConditionStructure : propertyConditionStructure
  const option = structure.options.find((candidate) => candidate.shape.is.safeParse(value['is']).success)
  if (option === undefined) {
    return [{ path: [...path, 'is'], message: `Use one of the operators ${operators.join(', ')}.` }]
  }
  return schemaIssues(option, value, path)
}

const operators: readonly string[] = traitConditionStructure.options.flatMap((option) => [...operatorsOf(option.shape.is)])

function operatorsOf(is: { readonly _zod: { readonly values?: ReadonlySet<unknown> } }): string[] {
  return [...(is._zod.values ?? [])].map(String)
}

interface Tally { conditions: number; groups: number; bytes: number; readonly issues: RuleIssue[] }
interface Place { readonly path: Path; readonly depth: number; readonly tally: Tally }

function visit(value: unknown, place: Place): void {
  const { path, tally } = place
  // Past the limits nothing more is read: the cost of refusing a rule is bounded too.
  if (tally.conditions > ruleLimits.conditions || tally.groups > ruleLimits.groups) return
  if (!isFields(value)) return add(tally, path, `${kindsMessage} This is ${named(value)}.`)
  const [kind, ...others] = ['op', 'trait', 'event', 'sequence', 'anniversary', ...plainLeaves.keys()].filter((key) => Object.hasOwn(value, key))
  if (kind === undefined || others.length > 0) return add(tally, path, kindsMessage)
  if (kind === 'op') return visitGroup(value, place)
  tally.conditions += conditionsIn(value)
  const before = tally.issues.length
  if (kind === 'event') visitEvent(value, place)
  else if (kind === 'sequence') visitSequence(value, place)
  else leafIssues(kind, value, path).forEach((issue) => add(tally, issue.path, issue.message))
  // Only a sound condition is measured: its nesting is known to be small.
  if (tally.issues.length === before) tally.bytes += bytesIn(value)
}

function leafIssues(kind: string, value: Fields, path: Path): RuleIssue[] {
  if (kind === 'anniversary') return optionIssues(anniversaryConditionStructure.options, value, path)
  const plain = plainLeaves.get(kind)
  return plain === undefined ? conditionIssues(value, 'trait', path) : schemaIssues(plain, value, path)
}

/** Leaves that a single schema tells everything about, by the field that names them. */
const plainLeaves: ReadonlyMap<string, z.ZodObject> = new Map<string, z.ZodObject>([
  ['message', messageConditionStructure], ['list', listConditionStructure], ['segment', segmentConditionStructure], ['sample', sampleConditionStructure], ['consent', consentConditionStructure], ['reachable', reachableConditionStructure],
])

/** Each value that must be found is looked for by itself. */
const conditionsIn = (condition: unknown): number => (isFields(condition) && condition['is'] === 'hasAll' && Array.isArray(condition['value']) ? Math.max(1, condition['value'].length) : 1)

const kindsMessage = 'Use a group {"op": "and", "rules": [...]} or {"op": "not", "rule": {...}}, a condition on an attribute {"trait": "plan", "is": "equals", "value": "pro"}, a condition on events {"event": "Order Completed", "count": {"atLeast": 1}}, what they come to {"event": "Order Completed", "measure": "sum", "of": "total", "is": "gte", "value": 100, "within": "P90D"}, when the first or last was {"event": "Order Completed", "time": "last", "is": "inLast", "value": "P30D"}, what was done and then another thing {"sequence": [{"event": "Cart Updated"}, {"event": "Order Completed"}], "inside": "PT1H", "count": {"atLeast": 1}}, the yearly return of a date {"anniversary": "birthday", "is": "today"}, what happened with mails to them {"message": "opened", "count": {"atLeast": 1}, "template": "tpl_..."}, a list {"list": "lst_..."}, another segment {"segment": "seg_..."}, a random share {"sample": "spring", "percent": 10}, what somebody said about a channel {"consent": "email", "is": "subscribed"}, or whether one reaches them {"reachable": "email"}.'

function visitGroup(group: Fields, { path, depth, tally }: Place): void {
  tally.groups += 1
  if (depth >= ruleLimits.depth) return add(tally, path, `Groups may stand at most ${ruleLimits.depth} deep.`)
  const op = group['op']
  if (op !== 'and' && op !== 'or' && op !== 'not') return add(tally, [...path, 'op'], 'Use and, or or not.')
  const field = op === 'not' ? 'rule' : 'rules'
  unknownFields(group, ['op', field]).forEach((key) => add(tally, [...path, key], `Unknown field. A group with "${op}" has the fields op and ${field}.`))
  const inner = group[field]
  if (op === 'not') return visit(inner, { path: [...path, field], depth: depth + 1, tally })
  if (!Array.isArray(inner)) return add(tally, [...path, field], 'Use a list of rules.')
  inner.forEach((rule: unknown, index) => visit(rule, { path: [...path, field, index], depth: depth + 1, tally }))
}

function visitEvent(condition: Fields, { path, tally }: Place): void {
  const where = condition['where']
  if (Array.isArray(where)) {
    tally.conditions += where.reduce<number>((sum, each) => sum + conditionsIn(each), 0)
    // Checked one by one above the schema of the whole, for the same messages as conditions on traits.
    const issues = where.slice(0, 21).flatMap((each: unknown, index) => conditionIssues(each, 'property', [...path, 'where', index]))
    issues.forEach((issue) => add(tally, issue.path, issue.message))
    if (issues.length > 0) {
      const { where: _looked, ...rest } = condition
      return eventIssues(rest, path).forEach((issue) => add(tally, issue.path, issue.message))
    }
  }
  eventIssues(condition, path).forEach((issue) => add(tally, issue.path, issue.message))
}

/** As with the events of one name: what is wrong with the conditions of a step is said before what is wrong with the whole. */
function visitSequence(condition: Fields, { path, tally }: Place): void {
  const { sequence, without } = condition
  const looked = (step: unknown, at: Path): unknown => {
    const where = isFields(step) ? step['where'] : undefined
    if (!isFields(step) || !Array.isArray(where)) return step
    tally.conditions += where.reduce<number>((sum, each) => sum + conditionsIn(each), 0)
    const issues = where.slice(0, 21).flatMap((each: unknown, index) => conditionIssues(each, 'property', [...at, 'where', index]))
    issues.forEach((issue) => add(tally, issue.path, issue.message))
    return issues.length === 0 ? step : { ...step, where: [] }
  }
  const steps = Array.isArray(sequence) ? sequence.slice(0, 3).map((step: unknown, index) => looked(step, [...path, 'sequence', index])) : sequence
  const whole = { ...condition, sequence: steps, ...(without === undefined ? {} : { without: looked(without, [...path, 'without']) }) }
  schemaIssues(sequenceConditionStructure, whole, path).forEach((issue) => add(tally, issue.path, issue.message))
}

/** Whether events are counted, measured or dated is settled by the field that says so. */
function eventIssues(condition: Fields, path: Path): RuleIssue[] {
  const kinds = ['count', 'measure', 'time'].filter((key) => Object.hasOwn(condition, key))
  if (kinds.length > 1) return [{ path, message: `Use one of count, measure and time; ${kinds.join(' and ')} ask different things.` }]
  if (kinds[0] === 'measure') return optionIssues(measureConditionStructure.options, condition, path)
  if (kinds[0] === 'time') return optionIssues(momentConditionStructure.options, condition, path)
  return schemaIssues(eventConditionStructure, condition, path)
}

function optionIssues(options: readonly (z.ZodObject & { readonly shape: { readonly is: z.ZodType } })[], condition: Fields, path: Path): RuleIssue[] {
  const option = options.find(({ shape }) => shape.is.safeParse(condition['is']).success)
  if (option !== undefined) return schemaIssues(option, condition, path)
  return [{ path: [...path, 'is'], message: `Use one of the operators ${options.flatMap(({ shape }) => operatorsOf(shape.is as never)).join(', ')}.` }]
}

function schemaIssues(schema: z.ZodObject, value: Fields, path: Path): RuleIssue[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  const fields = Object.keys(schema.shape).join(', ')
  return parsed.error.issues.flatMap((issue): RuleIssue[] => {
    const at = [...path, ...(issue.path as Path)]
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...at, key], message: issue.path.length > 0 ? 'Unknown field.' : `Unknown field. Allowed here: ${fields}.` }))
    return [{ path: at, message: issue.message }]
  })
}

function add(tally: Tally, path: Path, message: string): void {
  if (tally.issues.length < mostIssues) tally.issues.push({ path, message })
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownFields(value: Fields, known: readonly string[]): string[] {
  return Object.keys(value).filter((key) => !known.includes(key))
}

function named(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

/** Bytes of UTF-8 of all text in a sound condition: as parameters they have to fit into the URL of one request. */
function bytesIn(value: unknown): number {
  if (typeof value === 'string') return value.length + (value.match(/[\u0080-\uFFFF]/g)?.length ?? 0) + (value.match(/[\u0800-\uD7FF\uE000-\uFFFF]/g)?.length ?? 0)
  return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, each: unknown) => sum + bytesIn(each), 0) : 0
}
