import { z } from 'zod'
import type { EventFact } from '../model/facts.ts'
import { matchesConditions } from '../segment/matches-conditions.ts'
import { messageEvents } from '../segment/message-condition.ts'
import { propertyConditionSchema } from '../segment/rule.ts'
import { noNeeds, type Ignore, type Leave, type ParkingNode, type StandingVisit, type Stay } from './node-definition.ts'
import { checkWaitDuration, waitEnd } from './wait-duration.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  event: z.string().max(200),
  where: z.array(propertyConditionSchema).max(20).default([]).describe('Conditions on the properties of the event, all of which must hold.'),
  timeout: z.string().max(100).describe('ISO 8601 duration after which the run leaves by the port timeout.'),
})

export type WaitForEventConfig = z.output<typeof configSchema>

export const waitForEvent: ParkingNode<'waitForEvent', WaitForEventConfig> = {
  kind: 'waitForEvent',
  group: 'wait',
  summary: 'Holds people until they do something, or until the time is up.',
  parks: true,
  configSchema,
  ports: () => ['event', 'timeout'],
  needs: () => noNeeds,
  check: ({ event, timeout }) => [
    ...(event === '' ? [{ code: 'EVENT_NAME_MISSING', params: {} } as const] : []),
    ...(event === messageEvents.sent ? [{ code: 'SENT_MOVES_NOBODY', params: { event } } as const] : []),
    ...checkWaitDuration('timeout', timeout),
  ],
  enter({ config, facts, now }) {
    const wakeAt = waitEnd(now, config.timeout, facts.customer.timeZone)
    const inputs = { event: config.event, timeout: config.timeout, ...zoneInputs(facts), until: wakeAt }
    return { kind: 'park', wakeAt, waitEvent: config.event, outcome: 'waiting', inputs, commands: [] }
  },
  resume(visit, input) {
    if (input.kind === 'event') return onEvent(visit, input.event)
    const { config, wakeAt, now } = visit
    if (wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'timeout', outcome: 'timeout', inputs: { event: config.event, until: wakeAt }, commands: [] }
  },
}

/** An event can only ever take the port `event`. A run that is also timed out leaves by the wake that is due anyway. */
function onEvent(visit: StandingVisit<WaitForEventConfig>, event: EventFact): Leave | Stay | Ignore {
  const { config, eventsCountFrom, wakeAt, now } = visit
  if (event.name !== config.event || !matchesConditions(config.where, event.properties, now)) return { kind: 'stay' }
  const inputs = { event: event.name, occurredAt: event.occurredAt }
  if (event.occurredAt < eventsCountFrom) return { kind: 'ignore', inputs: { ...inputs, reason: 'beforeEntering', countsFrom: eventsCountFrom } }
  if (wakeAt !== null && now >= wakeAt && event.occurredAt >= wakeAt) return { kind: 'ignore', inputs: { ...inputs, reason: 'afterTimeout', until: wakeAt } }
  return { kind: 'leave', port: 'event', outcome: 'event', inputs, commands: [] }
}
