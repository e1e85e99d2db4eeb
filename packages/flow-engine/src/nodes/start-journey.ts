import { z } from 'zod'
import type { EventFact } from '../model/facts.ts'
import { signals } from '../model/signals.ts'
import { noNeeds, type Ignore, type Leave, type PausingNode, type StandingVisit, type Stay } from './node-definition.ts'
import { checkWaitDuration, waitEnd } from './wait-duration.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  journeyId: z.string().max(64).describe('A journey whose entry is "another journey".'),
  wait: z.boolean().default(false).describe('Whether people go on here only once they are through the other journey.'),
  timeout: z.string().max(100).default('P30D').describe('ISO 8601 duration after which the run leaves by the port timeout; only with `wait`.'),
})

export type StartJourneyConfig = z.output<typeof configSchema>

export const startJourney: PausingNode<'startJourney', StartJourneyConfig> = {
  kind: 'startJourney',
  group: 'flow',
  summary: 'Sends people into another journey, and waits for their return if you like.',
  parks: 'sometimes',
  portsAfterWaiting: ['timeout'],
  configSchema,
  ports: ({ wait }) => wait ? ['next', 'timeout'] : ['next'],
  needs: () => noNeeds,
  check: ({ journeyId, wait, timeout }) => [
    ...(journeyId === '' ? [{ code: 'JOURNEY_MISSING', params: {} } as const] : []),
    ...(wait ? checkWaitDuration('timeout', timeout) : []),
  ],
  enter({ nodeId, visit, config, facts, now }) {
    const { journeyId, wait, timeout } = config
    const commands = [{ kind: 'startJourney', nodeId, visit, journeyId, isAwaited: wait } as const]
    if (!wait) return { kind: 'leave', port: 'next', outcome: 'started', inputs: { journeyId }, commands }
    const wakeAt = waitEnd(now, timeout, facts.customer.timeZone)
    return { kind: 'park', wakeAt, waitEvent: signals.journeyEnded, outcome: 'waiting', inputs: { journeyId, timeout, ...zoneInputs(facts), until: wakeAt }, commands }
  },
  resume(visit, input) {
    if (input.kind === 'event') return onReturn(visit, input.event)
    const { config: { journeyId }, wakeAt, now } = visit
    if (wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'timeout', outcome: 'timeout', inputs: { journeyId, until: wakeAt }, commands: [] }
  },
}

/** As with events: who returned after the time was up leaves the run to the wake that is due, whichever comes first. */
function onReturn({ runId, visit, config: { journeyId }, wakeAt, now }: StandingVisit<StartJourneyConfig>, { occurredAt, properties }: EventFact): Leave | Stay | Ignore {
  const { parentRunId, parentVisit, status } = properties
  if (parentRunId !== runId || parentVisit !== visit) return { kind: 'stay' }
  const inputs = { journeyId, status: typeof status === 'string' ? status : 'completed' }
  if (wakeAt !== null && now >= wakeAt && occurredAt >= wakeAt) return { kind: 'ignore', inputs: { ...inputs, reason: 'afterTimeout', until: wakeAt } }
  return { kind: 'leave', port: 'next', outcome: 'returned', inputs, commands: [] }
}
