import type { Plan, PlanNode } from '@sendero/flow-engine'
import { addDuration, parseDuration } from '@sendero/flow-engine/time'
import type { ChosenArms } from './chosen-arms.ts'
import type { DryRun, WaitAnswers } from './dry-run.ts'

/** What is left to chance, or to what they do, decided. */
export interface Chosen { readonly arms: ChosenArms; readonly answers: WaitAnswers }

export interface ChoiceMade { readonly nodeId: string; /** The way out that was chosen: `timeout` where what is waited for does not happen. */ readonly port: string }

export interface PossibleWay extends Chosen {
  /** In the order they come to them. */
  readonly made: readonly ChoiceMade[]
  readonly walk: DryRun
}

export const mostWays = 24

interface Asked { readonly plan: Plan; readonly walkAs: (chosen: Chosen) => DryRun; /** Steps that are decided already, whatever is chosen. */ readonly settled: ReadonlySet<string> }

/**
 * Every way one and the same person may go: each arm where chance divides, and whether what is waited for happens. What rules
 * decide follows from who they are. At most `mostWays`; whoever asks is told when there are more.
 */
export function waysOf({ plan, walkAs, settled }: Asked): { readonly ways: readonly PossibleWay[]; readonly isCut: boolean } {
  const ways: PossibleWay[] = []
  const open: (Chosen & Pick<PossibleWay, 'made'>)[] = [{ arms: {}, answers: {}, made: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (ways.length >= mostWays) return { ways, isCut: true }
    const { arms, answers, made } = next
    const walk = walkAs({ arms, answers })
    const node = walk.stops.map(({ decision }) => plan.nodes[decision.nodeId]).find((each) => each !== undefined && !settled.has(each.id) && !made.some(({ nodeId }) => nodeId === each.id) && choicesAt(each).length > 1)
    if (node === undefined) {
      // Whoever is in a segment already does not wait for it, whatever is chosen.
      if (!ways.some((way) => isSameWay(way.walk, walk))) ways.push({ ...next, walk })
      continue
    }
    // The first one is looked at next, so that ways come in the order they are drawn in.
    open.push(...choicesAt(node).map((choice) => ({
      arms: choice.arm === null ? arms : { ...arms, [node.id]: choice.arm }, answers: choice.after === null ? answers : { ...answers, [node.id]: choice.after }, made: [...made, { nodeId: node.id, port: choice.port }],
    })).reverse())
  }
  return { ways, isCut: false }
}

/** Whether two walks come by the same steps and leave them the same way. */
export const isSameWay = (a: DryRun, b: DryRun): boolean => a.stops.length === b.stops.length && a.stops.every(({ decision }, at) => decision.nodeId === b.stops[at]?.decision.nodeId && decision.port === b.stops[at]?.decision.port)

interface Choice { readonly port: string; readonly arm: string | null; readonly after: string | null }

function choicesAt({ kind, config }: PlanNode): readonly Choice[] {
  switch (kind) {
    case 'splitPercent': return armsOf(config['branches'])
    case 'experiment': return armsOf(config['variants'])
    case 'holdout': return ['next', 'heldOut'].map((port) => ({ port, arm: port, after: null }))
    case 'waitForEvent': return waits('event', String(config['timeout']))
    case 'waitForSegment': return waits('next', String(config['timeout']))
    case 'startJourney': return config['wait'] === true ? waits('next', String(config['timeout'])) : []
    default: return []
  }
}

// The compiler parsed the shares before it stored them as plain JSON. Nobody ever goes where the share is nothing.
const armsOf = (shares: unknown): Choice[] => (shares as readonly { readonly id: string; readonly percent: number }[]).filter(({ percent }) => percent > 0).map(({ id }) => ({ port: id, arm: id, after: null }))

const waits = (port: string, timeout: string): Choice[] => [{ port, arm: null, after: soonerThan(timeout) }, { port: 'timeout', arm: null, after: null }]

/** A time after which what is waited for has not been given up: a day where that is soon enough. */
export function soonerThan(timeout: string): string {
  const lengthOf = (text: string): number => { const duration = parseDuration(text); return duration === null ? Infinity : addDuration(0, duration, 'UTC') }
  return ['P1D', 'PT1H', 'PT1M'].find((each) => lengthOf(each) < lengthOf(timeout)) ?? 'PT0S'
}
