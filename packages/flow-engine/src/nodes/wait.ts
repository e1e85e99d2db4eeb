import { z } from 'zod'
import { noNeeds, type ParkingNode } from './node-definition.ts'
import { checkWaitDuration, waitEnd } from './wait-duration.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  for: z.string().max(100).describe('ISO 8601 duration. Hours and smaller are elapsed time, days and longer the customer\'s calendar.'),
})

export type WaitConfig = z.output<typeof configSchema>

export const wait: ParkingNode<'wait', WaitConfig> = {
  kind: 'wait',
  group: 'wait',
  summary: 'Holds people for a while.',
  parks: true,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: (config) => checkWaitDuration('for', config.for),
  enter({ config, facts, now }) {
    const wakeAt = waitEnd(now, config.for, facts.customer.timeZone)
    const inputs = { for: config.for, ...zoneInputs(facts), until: wakeAt }
    return { kind: 'park', wakeAt, waitEvent: null, outcome: 'waiting', inputs, commands: [] }
  },
  resume({ wakeAt, now }, input) {
    if (input.kind !== 'wake' || wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'next', outcome: 'waited', inputs: { until: wakeAt }, commands: [] }
  },
}
