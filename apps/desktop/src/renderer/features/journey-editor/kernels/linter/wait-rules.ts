import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'
import type { Finding } from './lint-codes.ts'
import type { Linted } from './lint.ts'
import type { JourneyWays } from './journey-ways.ts'

/** Waits for what has been, for what ends the journey first, or for what lets people in a second time. */
export function lintWaits({ document, ways, time }: Linted): Finding[] {
  return ways.nodes.flatMap((node): Finding[] => {
    switch (node.kind) {
      case 'waitUntil': {
        const over = time.overAt(node)
        const arrival = time.arrival(node.id)
        if (over === null || arrival === undefined || node.config.date.from !== 'fixed' || node.config.yearly) return []
        return over <= time.now + arrival.earliest ? [{ code: 'LINT_DATE_OVER', nodeId: node.id, params: { day: node.config.date.day } }] : []
      }
      case 'waitForEvent': return [...endedBy(document, node), ...forEntry(document, ways, node)]
      case 'waitForSegment': return endedBySegment(document, node)
      default: return []
    }
  })
}

type WaitForEvent = Extract<JourneyNode, { kind: 'waitForEvent' }>
type WaitForSegment = Extract<JourneyNode, { kind: 'waitForSegment' }>

/** Goals and exits of the whole journey are looked at before the step people stand in. */
function endedBy({ ends = [] }: JourneyDocument, { id, config }: WaitForEvent): Finding[] {
  const isMet = ends.some(({ when }) => when.kind === 'event' && when.event === config.event && config.event !== '' && (when.where.length === 0 || JSON.stringify(when.where) === JSON.stringify(config.where)))
  return isMet ? [{ code: 'LINT_EVENT_ENDS_JOURNEY', nodeId: id, params: { what: `“${config.event}”` } }] : []
}

function endedBySegment({ ends = [] }: JourneyDocument, { id, config }: WaitForSegment): Finding[] {
  const kind = config.until === 'entered' ? 'segmentEntered' : 'segmentLeft'
  const isMet = config.segmentId !== '' && ends.some(({ when }) => when.kind === kind && when.segmentId === config.segmentId)
  return isMet ? [{ code: 'LINT_EVENT_ENDS_JOURNEY', nodeId: id, params: { what: config.until === 'entered' ? 'Coming into this segment' : 'Leaving this segment' } }] : []
}

/** To leave by another event of the kind that starts the journey is common; that who goes on by it also comes in again is easily overlooked. */
function forEntry({ entry: { trigger, reentry } }: JourneyDocument, ways: JourneyWays, { id, config }: WaitForEvent): Finding[] {
  const isAgain = reentry.kind === 'always' && reentry.atMost !== 1
  return isAgain && leadsToMail(ways, id) && trigger.kind === 'event' && trigger.event === config.event && config.event !== '' ? [{ code: 'LINT_ENTERS_AGAIN', nodeId: id, params: { event: config.event } }] : []
}

/** Whether anything is sent to those who go on by the event. */
function leadsToMail(ways: JourneyWays, id: string): boolean {
  const seen = new Set<string>()
  const waiting = ways.out(id).filter(({ port }) => port === 'event').map(({ to }) => to)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (ways.nodeAt(next)?.kind === 'email') return true
    waiting.push(...ways.out(next).map(({ to }) => to))
  }
  return false
}
