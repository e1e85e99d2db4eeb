import { z } from 'zod'
import type { EventFact } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import { signals } from '../model/signals.ts'
import { noNeeds, type Ignore, type Leave, type PausingNode, type StandingVisit, type Stay } from './node-definition.ts'
import { checkWaitDuration, waitEnd } from './wait-duration.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  segmentId: z.string().max(64),
  until: z.enum(['entered', 'left']).default('entered').describe('Until they are in the segment, or until they are not.'),
  timeout: z.string().max(100).describe('ISO 8601 duration after which the run leaves by the port timeout.'),
})

export type WaitForSegmentConfig = z.output<typeof configSchema>

export const waitForSegment: PausingNode<'waitForSegment', WaitForSegmentConfig> = {
  kind: 'waitForSegment',
  group: 'wait',
  summary: 'Holds people until they are in a segment, or are no longer in it, or until the time is up.',
  parks: 'sometimes',
  portsAfterWaiting: ['timeout'],
  configSchema,
  ports: () => ['next', 'timeout'],
  needs: ({ segmentId }) => ({ ...noNeeds, segments: [segmentId] }),
  check: ({ segmentId, timeout }) => [
    ...(segmentId === '' ? [{ code: 'SEGMENT_MISSING', params: {} } as const] : []),
    ...checkWaitDuration('timeout', timeout),
  ],
  enter({ config, facts, now }) {
    const { segmentId, until } = config
    const inputs: JsonObject = { segmentId, for: until }
    if (isThere(config, facts.segments.has(segmentId))) return { kind: 'leave', port: 'next', outcome: 'segment', inputs: { ...inputs, already: true }, commands: [] }
    const wakeAt = waitEnd(now, config.timeout, facts.customer.timeZone)
    const waitEvent = until === 'entered' ? signals.segmentEntered : signals.segmentLeft
    return { kind: 'park', wakeAt, waitEvent, outcome: 'waiting', inputs: { ...inputs, timeout: config.timeout, ...zoneInputs(facts), until: wakeAt }, commands: [] }
  },
  resume(visit, input) {
    if (input.kind === 'event') return onSignal(visit, input.event)
    const { config: { segmentId, until }, wakeAt, now } = visit
    if (wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'timeout', outcome: 'timeout', inputs: { segmentId, for: until, until: wakeAt }, commands: [] }
  },
}

/**
 * A change that is told late, from before the run came here, counts only if it still holds: the facts of that moment may have been
 * older. As with events, what happened after the time was up leaves the run to the wake that is due, whichever comes first.
 */
function onSignal({ config, facts, eventsCountFrom, wakeAt, now }: StandingVisit<WaitForSegmentConfig>, { occurredAt, properties }: EventFact): Leave | Stay | Ignore {
  const { segmentId, until } = config
  if (properties['segmentId'] !== segmentId) return { kind: 'stay' }
  if (occurredAt < eventsCountFrom && !isThere(config, facts.segments.has(segmentId))) return { kind: 'stay' }
  const inputs: JsonObject = { segmentId, for: until, occurredAt }
  if (wakeAt !== null && now >= wakeAt && occurredAt >= wakeAt) return { kind: 'ignore', inputs: { ...inputs, reason: 'afterTimeout', until: wakeAt } }
  return { kind: 'leave', port: 'next', outcome: 'segment', inputs, commands: [] }
}

const isThere = ({ until }: WaitForSegmentConfig, isMember: boolean): boolean => isMember === (until === 'entered')
