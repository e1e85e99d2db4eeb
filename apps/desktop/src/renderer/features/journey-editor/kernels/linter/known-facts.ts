import { nodeKinds, type JourneyDocument, type JourneyNode } from '@sendero/flow-engine/document'
import type { PropertyCondition, Rule } from '@sendero/flow-engine/segment'
import { entryId } from '../graph/journey-index.ts'
import type { JourneyWays } from './journey-ways.ts'
import { assumed, decided, type Known } from './truth.ts'

/** What is surely true of everybody who comes to a step, by whichever way. */
export interface Facts {
  /** Of the person, at this moment: forgotten at every wait, and where the journey changes people. */
  readonly person: Known
  /** Of the event that brought them: it stays as it was. */
  readonly event: Known
  /** Why a marketing mail would not reach them. */
  readonly unreachable: 'asked' | 'unsubscribed' | null
}

const nothing: Facts = { person: new Map(), event: new Map(), unreachable: null }

const waits: ReadonlySet<string> = new Set(nodeKinds.filter(({ parks }) => parks !== false).map(({ kind }) => kind))
const changes: ReadonlySet<string> = new Set(['updateCustomer', 'tag', 'list', 'adjustScore', 'subscribe', 'emitEvent'])

/** Conditions that mean something else as time goes by. */
const moving: ReadonlySet<string> = new Set(['inLast', 'notInLast', 'inNext'])

/** Conditions on one event, as a rule; only of those that stay true. */
export function ruleOfEvent(where: readonly PropertyCondition[]): Rule {
  return { op: 'and', rules: where.filter(({ is }) => !moving.has(is)).map(({ property, ...comparison }) => ({ trait: property, ...comparison }) as unknown as Rule) }
}

/** Whether all that is asked of an event can be told from what stays true. */
export const isLasting = (where: readonly PropertyCondition[]): boolean => where.every(({ is }) => !moving.has(is))

/** What is known on entering each step: what holds on all ways that lead there. */
export function knownFacts({ entry: { trigger } }: JourneyDocument, ways: JourneyWays): ReadonlyMap<string, Facts> {
  const start: Facts = trigger.kind === 'event' ? { ...nothing, event: assumed(ruleOfEvent(trigger.where), true, nothing.event) } : nothing
  const found = new Map<string, Facts>([[entryId, start]])
  const waiting = [entryId]
  // Facts only ever get fewer, so this comes to an end, loops or not.
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const here = found.get(id) ?? nothing
    for (const { port, to } of ways.out(id)) {
      const after = factsBehind(ways.nodeAt(id), port, { here, hasEvent: trigger.kind === 'event' })
      const before = found.get(to)
      const both = before === undefined ? after : common(before, after)
      if (before !== undefined && isSame(before, both)) continue
      found.set(to, both)
      waiting.push(to)
    }
  }
  return found
}

function common(a: Facts, b: Facts): Facts {
  const shared = (one: Known, other: Known): Known => (one === other ? one : new Map([...one].filter(([key, holds]) => other.get(key) === holds)))
  return { person: shared(a.person, b.person), event: shared(a.event, b.event), unreachable: a.unreachable === b.unreachable ? a.unreachable : null }
}

const isSame = (a: Facts, b: Facts): boolean => a.person.size === b.person.size && a.event.size === b.event.size && a.unreachable === b.unreachable

function factsBehind(node: JourneyNode | undefined, port: string, { here, hasEvent }: { readonly here: Facts; readonly hasEvent: boolean }): Facts {
  if (node === undefined) return here
  const unreachable = reachBehind(node, port, here)
  if (waits.has(node.kind)) return { ...here, person: nothing.person, unreachable: unreachable === 'asked' ? null : unreachable }
  if (changes.has(node.kind)) return { ...here, person: nothing.person, unreachable }
  if (node.kind === 'splitRules') return { ...here, unreachable, person: behindBranch(node.config.branches.map(({ id, rule }) => ({ id, rule })), port, here.person) }
  if (node.kind === 'splitEvent' && hasEvent) return { ...here, unreachable, event: behindBranch(node.config.branches.filter(({ where }) => isLasting(where)).map(({ id, where }) => ({ id, rule: ruleOfEvent(where) })), port, here.event) }
  return { ...here, unreachable }
}

function reachBehind(node: JourneyNode, port: string, { unreachable }: Facts): Facts['unreachable'] {
  if (node.kind === 'reachable') return port === 'no' ? 'asked' : null
  if (node.kind === 'subscribe') return node.config.to === 'unsubscribed' ? 'unsubscribed' : null
  return unreachable
}

interface Branch { readonly id: string; readonly rule: Rule }

/** The rules before the one that held did not; of those that could not be told nothing is known. */
function behindBranch(branches: readonly Branch[], port: string, known: Known): Known {
  const at = branches.findIndex(({ id }) => id === port)
  const isElse = port === 'else'
  if (at < 0 && !isElse) return known
  const missed = (isElse ? branches : branches.slice(0, at)).reduce((now: Known, { rule }) => assumed(rule, false, now), known)
  const taken = branches[at]
  return taken === undefined ? missed : assumed(taken.rule, true, missed)
}

export interface BranchFate { readonly id: string; readonly fate: 'never' | 'always' }

/** Branches that nobody takes, or everybody, given what is known of who gets here. */
export function branchFates(branches: readonly (Branch & { readonly isSure: boolean })[], known: Known): BranchFate[] {
  const fates: BranchFate[] = []
  let now = known
  for (const { id, rule, isSure } of branches) {
    const holds = decided(rule, now)
    if (holds === false) fates.push({ id, fate: 'never' })
    // What is left of a rule without its moving parts may hold where the whole does not.
    if (holds === true && isSure) return [...fates, { id, fate: 'always' }]
    if (isSure) now = assumed(rule, false, now)
  }
  return fates
}
