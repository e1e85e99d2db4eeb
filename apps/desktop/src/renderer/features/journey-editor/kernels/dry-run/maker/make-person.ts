import type { PlanNode } from '@sendero/flow-engine'
import type { Rule } from '@sendero/flow-engine/segment'
import type { DryRun } from '../dry-run.ts'
import { nothingSaid, type Said } from '../said.ts'
import type { Goal } from './goal.ts'
import { goalsAt, type Impossible } from './goals-at.ts'
import type { MakerGround, MakerState, Moment } from './maker-state.ts'
import { meetGoals } from './meet-goals.ts'
import { pathsTo } from './paths-to.ts'

/** The condition that could not be met: where, the way that was wanted there, and what it asks. */
export interface Unmet {
  readonly nodeId: string
  readonly port: string
  readonly why:
    | { readonly kind: 'goal'; readonly goal: Goal }
    /** It can be met alone, but not together with what the way asks before it. */
    | { readonly kind: 'together' }
    /** A goal or an exit of the journey as a whole is met first. */
    | { readonly kind: 'ended' }
    | { readonly kind: Impossible }
}

export type MadePerson =
  | { readonly ok: true; readonly said: Said; readonly start: number }
  /** `unmet` null: no way leads there at all. */
  | { readonly ok: false; readonly unmet: Unmet | null }

export interface Making extends MakerGround {
  readonly target: string
  readonly start: number
  /** Decided experiments: their step -> the variant everybody takes. */
  readonly winners: Readonly<Record<string, string>>
}

/** Walks of the engine that are spent on one person. */
const mostWalks = 600

interface Search { readonly making: Making; walks: number; best: { readonly reached: number; readonly unmet: Unmet } | null }

/**
 * Makes somebody whose walk reaches the step, by meeting the conditions on the way to it one after the other: what is said of
 * them is only kept when the engine's own walk gets further by it. When nobody can be made, tells the condition that was not met.
 */
export function makePerson(making: Making): MadePerson {
  const search: Search = { making, walks: 0, best: null }
  const paths = pathsTo({ entry: making.plan.start?.nodeId ?? null, nodes: making.plan.nodes }, making.target)
  for (const path of paths) {
    for (const state of letIn({ said: nothingSaid, start: making.start, fixed: new Set() }, making)) {
      const made = follow(state, { search, path, before: 0 })
      if (made !== null) return { ok: true, said: made.said, start: made.start }
      if (search.walks >= mostWalks) break
    }
  }
  return { ok: false, unmet: search.best?.unmet ?? null }
}

/** In the segment the entry asks for, or out of it; conditions on its event are met by what is proposed. */
function letIn(state: MakerState, making: Making): Iterable<MakerState> {
  const { trigger } = making.plan.entry
  const id = 'segmentId' in trigger ? trigger.segmentId : null
  if (id === null) return [state]
  const goal: Goal = { kind: 'rule', rule: { segment: id } satisfies Rule, holds: trigger.kind !== 'segmentLeft' }
  return meetGoals([goal], state, { ground: making, moment: { walk: making.walkAs(state.said, state.start), at: state.start } })
}

interface Following { readonly search: Search; readonly path: readonly string[]; /** How many steps of the path were reached by then. */ readonly before: number }

function follow(state: MakerState, { search, path, before }: Following): MakerState | null {
  if (search.walks >= mostWalks) return null
  search.walks += 1
  const { making } = search
  const walk = making.walkAs(state.said, state.start)
  const visited = visitsOf(walk)
  if (visited.includes(making.target)) return state
  const reached = path.findIndex((id, at) => visited[at] !== id)
  const node = making.plan.nodes[path[reached - 1] ?? '']
  if (reached <= before || node === undefined) return null
  return leave(node, { next: path[reached] ?? '', reached, walk, state, search, path })
}

interface Leaving { readonly next: string; readonly reached: number; readonly walk: DryRun; readonly state: MakerState; readonly search: Search; readonly path: readonly string[] }

/** Has them leave a step the way that leads on along the path. */
function leave(node: PlanNode, { next, reached, walk, state, search, path }: Leaving): MakerState | null {
  const { making } = search
  const moment: Moment = { walk, at: walk.stops.findLast(({ decision }) => decision.nodeId === node.id)?.at ?? state.start }
  const note = (port: string, why: Unmet['why']): void => { if (search.best === null || search.best.reached < reached) search.best = { reached, unmet: { nodeId: node.id, port, why } } }
  for (const port of Object.keys(node.next).filter((each) => node.next[each]?.nodeId === next)) {
    if (endsWhole(walk) && walk.stops.at(-1)?.decision.nodeId === node.id) note(port, { kind: 'ended' })
    const goals = goalsAt(node, { port, at: moment.at, winner: making.winners[node.id] })
    if (typeof goals === 'string') { note(port, { kind: goals }); continue }
    const all = [...goals, ...endGoals(making)]
    let isMet = false
    for (const met of meetGoals(all, state, { ground: making, moment })) {
      isMet = true
      const made = follow(met, { search, path, before: reached })
      if (made !== null) return made
      if (search.walks >= mostWalks) break
    }
    const goal = isMet ? undefined : all.find((_, at) => meetGoals(all.slice(0, at + 1), state, { ground: making, moment }).next().done === true)
    note(port, goal === undefined ? { kind: 'together' } : { kind: 'goal', goal })
  }
  return null
}

const endsWhole = ({ state }: DryRun): boolean => (state.status === 'exited' && state.endReason !== 'exit') || (state.status === 'converted' && state.endReason === 'journeyGoal')

/** No goal or exit of the journey as a whole may be met before they are there. Events that meet one are simply not done. */
function endGoals({ plan }: Making): readonly Goal[] {
  return (plan.watch?.ends ?? []).flatMap(({ when }): Goal[] => {
    switch (when.kind) {
      // The compiler parsed the rule before it stored it as plain JSON.
      case 'rule': return [{ kind: 'rule', rule: when.rule as unknown as Rule, holds: false }]
      case 'event': case 'segmentEntered': case 'segmentLeft': return []
    }
  })
}

/** The steps they come to, each visit once, in order. */
function visitsOf({ stops }: DryRun): string[] {
  return stops.flatMap(({ decision: { nodeId, visit } }, at) => (nodeId === 'entry' || (at > 0 && stops[at - 1]?.decision.visit === visit && stops[at - 1]?.decision.nodeId === nodeId) ? [] : [nodeId]))
}
