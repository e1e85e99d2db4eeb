import { signals } from '@sendero/flow-engine'
import type { Plan, PlanNode } from '@sendero/flow-engine'

/** What intake must know of a published plan to hand the right events to its runs. */
export interface EventsOfPlan {
  /** Names of the events that steps wait for. */
  readonly waitEvents: readonly string[]
  /** Names of the events that may end any run, whatever it waits for. */
  readonly watchEvents: readonly string[]
  /** Public ids of the segments whose changes are to be told as events. */
  readonly watchedSegments: readonly string[]
}

export function eventsOfPlan({ nodes, watch }: Plan): EventsOfPlan {
  const steps = Object.values(nodes)
  const segmentsOfEnds = (watch?.ends ?? []).flatMap(({ when }) => 'segmentId' in when ? [when.segmentId] : [])
  return {
    waitEvents: distinct(steps.flatMap((node) => waitEventOf(node) ?? [])),
    watchEvents: watch?.events ?? [],
    watchedSegments: distinct([...steps.flatMap((node) => node.kind === 'waitForSegment' ? text(node, 'segmentId') ?? [] : []), ...segmentsOfEnds]),
  }
}

function waitEventOf(node: PlanNode): string | null {
  switch (node.kind) {
    case 'waitForEvent': return text(node, 'event')
    case 'waitForSegment': return text(node, 'until') === 'left' ? signals.segmentLeft : signals.segmentEntered
    case 'startJourney': return node.config['wait'] === true ? signals.journeyEnded : null
    default: return null
  }
}

function text({ config }: PlanNode, field: string): string | null {
  const value = config[field]
  return typeof value === 'string' ? value : null
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)]
