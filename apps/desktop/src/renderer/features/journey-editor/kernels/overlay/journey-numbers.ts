/** What happened at a node, as the server counts it. */
export interface NodeNumbers {
  readonly entered: number
  readonly hereNow: number
  readonly left: number
  readonly sent: number
  readonly delivered: number
  readonly opened: number
  readonly clicked: number
  readonly unsubscribed: number
  readonly bounced: number
  readonly failed: number
  readonly converted: number
  readonly skipped: Readonly<Record<string, number>>
  readonly unknown?: number | undefined
  /** Messages that are put off and will still go out, by why. */
  readonly waiting?: Readonly<Record<string, number>> | undefined
  /** People who do not get on: their run could not be stepped, or is late by more than a minute. */
  readonly stuck?: { readonly faults: number; readonly overdue: number } | undefined
}

export interface JourneyNumbers {
  readonly nodes: Readonly<Record<string, NodeNumbers>>
  readonly edges: Readonly<Record<string, number>>
  /** Everything before this instant is counted. */
  readonly asOf: string
}

export const noNumbers: NodeNumbers = { entered: 0, hereNow: 0, left: 0, sent: 0, delivered: 0, opened: 0, clicked: 0, unsubscribed: 0, bounced: 0, failed: 0, converted: 0, skipped: {} }

/** All numbers after a message of the feed, which after the first one holds only what changed. */
export function mergedNumbers(before: JourneyNumbers | null, change: JourneyNumbers): JourneyNumbers {
  return before === null ? change : { nodes: { ...before.nodes, ...change.nodes }, edges: { ...before.edges, ...change.edges }, asOf: change.asOf }
}

/** Messages that did not arrive, whatever the reason. */
export function troubles({ skipped, failed, bounced, unknown = 0 }: NodeNumbers): number {
  return failed + bounced + unknown + sumOf(skipped)
}

/** Messages that wait for their hour. */
export function putOff({ waiting = {} }: NodeNumbers): number {
  return sumOf(waiting)
}

/** People who do not get on, whatever keeps them. */
export function stuckPeople({ stuck }: NodeNumbers): number {
  return stuck === undefined ? 0 : stuck.faults + stuck.overdue
}

const sumOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0)
