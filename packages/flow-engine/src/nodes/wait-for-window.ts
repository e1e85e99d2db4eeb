import { z } from 'zod'
import type { Problem } from '../model/diagnostic-codes.ts'
import type { Facts } from '../model/facts.ts'
import type { JsonObject } from '../model/json.ts'
import { parseTimeOfDay } from '../model/local-time.ts'
import { windowAt, type WindowState } from '../model/local-window.ts'
import type { Instant } from '../model/instant.ts'
import { noNeeds, type PausingNode } from './node-definition.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).describe('Days the window opens on: 1 is Monday, 7 Sunday.'),
  from: z.string().max(5).describe('09:00'),
  to: z.string().max(5).describe('17:00. Not after `from`: the window closes on the day after.'),
  clock: z.enum(['customer', 'workspace']).default('customer').describe('Whose clock shows these times.'),
})

export type WaitForWindowConfig = z.output<typeof configSchema>

export const waitForWindow: PausingNode<'waitForWindow', WaitForWindowConfig> = {
  kind: 'waitForWindow',
  group: 'wait',
  summary: 'Lets people on only at certain times of the day and week; whoever comes in time need not wait.',
  parks: 'sometimes',
  portsAfterWaiting: [],
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ weekdays, from, to }) => [
    ...(weekdays.length === 0 ? [{ code: 'WEEKDAYS_MISSING', params: {} } as const] : []),
    ...checkTime('from', from), ...checkTime('to', to),
  ],
  enter({ config, facts, now }) {
    const { window, inputs } = windowFor(config, facts, now)
    if (window.isOpen) return { kind: 'leave', port: 'next', outcome: 'inWindow', inputs: { ...inputs, closesAt: window.closesAt }, commands: [] }
    return { kind: 'park', wakeAt: window.opensAt, waitEvent: null, outcome: 'waiting', inputs: { ...inputs, until: window.opensAt }, commands: [] }
  },
  resume({ config, facts, wakeAt, now }, input) {
    if (input.kind !== 'wake' || wakeAt === null || now < wakeAt) return { kind: 'stay' }
    const { window, inputs } = windowFor(config, facts, now)
    if (window.isOpen) return { kind: 'leave', port: 'next', outcome: 'waited', inputs: { ...inputs, until: wakeAt }, commands: [] }
    // Woken too late, as after a pause of the journey: the next opening counts.
    return { kind: 'park', wakeAt: window.opensAt, waitEvent: null, outcome: 'waiting', inputs: { ...inputs, until: window.opensAt }, commands: [] }
  },
}

function windowFor({ weekdays, from, to, clock }: WaitForWindowConfig, facts: Facts, now: Instant): { window: WindowState; inputs: JsonObject } {
  const isOurs = clock === 'workspace' && facts.workspaceTimeZone !== undefined
  const timeZone = isOurs ? facts.workspaceTimeZone ?? facts.customer.timeZone : facts.customer.timeZone
  const [opens, closes] = [parseTimeOfDay(from), parseTimeOfDay(to)]
  const window = opens === null || closes === null ? null : windowAt({ weekdays, from: opens, to: closes }, now, timeZone)
  if (window === null) throw new Error('A plan holds a window that never opens')
  return { window, inputs: { window: `${from}-${to}`, weekdays, ...(isOurs ? { timeZone } : zoneInputs(facts)) } }
}

function checkTime(field: string, value: string): Problem[] {
  return parseTimeOfDay(value) === null ? [{ code: 'TIME_OF_DAY_INVALID', params: { field, value } }] : []
}
