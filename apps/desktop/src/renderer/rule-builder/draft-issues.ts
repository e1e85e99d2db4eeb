import { parseRule } from '@sendero/flow-engine/segment'
import type { EventCondition, Leaf, PropertyCondition, SequenceCondition, TraitCondition } from '@sendero/flow-engine/segment'
import { isBlank } from './operator-choices.ts'
import { childrenOf, partsIn, ruleOfPart } from './rule-draft.ts'
import type { RuleDraft, RulePart } from './rule-draft.ts'

export interface PartIssue {
  /** Below the part: `trait`, `value`, `where.0.value`; empty: the part as a whole. */
  readonly field: string
  readonly message: string
}

/** What is wrong, by the number of the part it is wrong in. */
export function issuesByPart(draft: RuleDraft): ReadonlyMap<number, readonly PartIssue[]> {
  const found = new Map<number, PartIssue[]>()
  const add = (part: RulePart, issue: PartIssue): void => {
    const known = found.get(part.id) ?? []
    // A rule says of a number that is missing that the count as a whole is none.
    if (!known.some(({ field }) => field === issue.field || field.startsWith(`${issue.field}.`))) found.set(part.id, [...known, issue])
  }
  const parts = partsIn(draft.root)
  for (const part of parts) if (part.kind === 'leaf') for (const issue of blanks(part.leaf)) add(part, issue)
  const [only, ...others] = childrenOf(draft.root)
  const top = draft.isBare && only !== undefined && others.length === 0 ? only : draft.root
  const parsed = parseRule(ruleOfPart(top))
  if (!parsed.ok) for (const { path, message } of parsed.issues) {
    const { part, rest } = follow(top, path)
    add(part, { field: rest.join('.'), message })
  }
  return found
}

/** What has not been filled in, in the words of the form; the rest is said by the rule itself. */
function blanks(leaf: Leaf): PartIssue[] {
  if ('trait' in leaf) return [...(leaf.trait === '' ? [{ field: 'trait', message: 'Choose a trait.' }] : blankValue(leaf, ''))]
  if ('sequence' in leaf) return blankSequence(leaf)
  if ('anniversary' in leaf) return [...(leaf.anniversary === '' ? [{ field: 'anniversary', message: 'Choose a trait that is a date.' }] : []), ...('value' in leaf && isBlank(leaf.value) ? [{ field: 'value', message: 'Enter a number of days.' }] : [])]
  if ('list' in leaf) return leaf.list === '' ? [{ field: 'list', message: 'Choose a list.' }] : []
  if ('segment' in leaf) return leaf.segment === '' ? [{ field: 'segment', message: 'Choose a segment.' }] : []
  if ('sample' in leaf) return [...(leaf.sample === '' ? [{ field: 'sample', message: 'Give the sample a name.' }] : []), ...(isBlank(leaf.percent) ? [{ field: 'percent', message: 'Enter a number.' }] : [])]
  if ('consent' in leaf || 'reachable' in leaf) return []
  if ('message' in leaf) return [...(leaf.template === '' ? [{ field: 'template', message: 'Choose a template.' }] : []), ...(leaf.journey === '' ? [{ field: 'journey', message: 'Choose a journey.' }] : []), ...blankTimes(leaf)]
  const hours = leaf.during === undefined ? [] : [
    ...(['from', 'to'] as const).flatMap((end) => (leaf.during?.[end] === '' ? [{ field: `during.${end}`, message: 'Enter a time of day.' }] : [])),
    ...(leaf.during.weekdays?.length === 0 ? [{ field: 'during.weekdays', message: 'Choose a day.' }] : []),
  ]
  const name = [...hours, ...(leaf.event === '' ? [{ field: 'event', message: 'Choose an event.' }] : [])]
  const where = (leaf.where ?? []).flatMap((each, index) => blankCondition(each, `where.${index}.`))
  if ('time' in leaf) return [...name, ...(isBlank(leaf.value) ? [{ field: 'value', message: 'Choose a day.' }] : []), ...where]
  if ('measure' in leaf) return [...name, ...(leaf.of === '' ? [{ field: 'of', message: 'Choose a property.' }] : []), ...([leaf.value].flat().some(isBlank) ? [{ field: 'value', message: 'Enter a number.' }] : []), ...where]
  return [...name, ...blankTimes(leaf), ...where]
}

function blankSequence({ sequence, without, count }: SequenceCondition): PartIssue[] {
  const steps = [...sequence.map((step, index) => ({ step, field: `sequence.${String(index)}` })), ...(without === undefined ? [] : [{ step: without, field: 'without' }])]
  return [...blankTimes({ count }), ...steps.flatMap(({ step, field }) => [
    ...(step.event === '' ? [{ field: `${field}.event`, message: 'Choose an event.' }] : []), ...(step.where ?? []).flatMap((each, index) => blankCondition(each, `${field}.where.${String(index)}.`)),
  ])]
}

const blankTimes = ({ count }: Pick<EventCondition, 'count'>): PartIssue[] => Object.entries(count).flatMap(([how, times]) => (isBlank(times) ? [{ field: `count.${how}`, message: 'Enter a number.' }] : []))

export function blankCondition(condition: PropertyCondition, prefix: string): PartIssue[] {
  return condition.property === '' ? [{ field: `${prefix}property`, message: 'Choose a property.' }] : blankValue(condition, prefix)
}

function blankValue(condition: TraitCondition | PropertyCondition, prefix: string): PartIssue[] {
  const value: unknown = 'value' in condition ? condition.value : undefined
  if (condition.is === 'isSet' || condition.is === 'isNotSet') return []
  const field = `${prefix}value`
  if (Array.isArray(value) && value.length === 0) return [{ field, message: 'Add at least one value.' }]
  if (Array.isArray(value) ? !value.some(isBlank) : !isBlank(value)) return []
  const isOfText = condition.is === 'equals' || condition.is === 'notEquals'
  return [{ field, message: isOfText ? 'Enter a value, or choose “has no value”.' : 'Fill this in.' }]
}

function follow(part: RulePart, path: readonly (string | number)[]): { readonly part: RulePart; readonly rest: readonly (string | number)[] } {
  const [field, index] = path
  if (part.kind === 'not' && field === 'rule') return follow(part.part, path.slice(1))
  const child = part.kind === 'group' && field === 'rules' && typeof index === 'number' ? part.parts[index] : undefined
  return child === undefined ? { part, rest: path } : follow(child, path.slice(2))
}
