import { z } from 'zod'
import { isAttributePath, readPath } from '../model/attribute-path.ts'
import type { Problem } from '../model/diagnostic-codes.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import { dateValueOf, momentOf, nextYearly, type DateValue, type MomentRule } from '../model/local-moment.ts'
import { parseTimeOfDay } from '../model/local-time.ts'
import { isPersonalTrait } from '../segment/personal-traits.ts'
import { noNeeds, type NodeVisit, type PausingNode } from './node-definition.ts'
import { checkWaitDuration } from './wait-duration.ts'
import { zoneInputs } from './zone-inputs.ts'

const configSchema = z.strictObject({
  date: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('fixed'), day: z.string().max(40).describe('2026-12-24: the day where the person is.') }),
    z.strictObject({ from: z.literal('trait'), path: z.string().max(200).describe('Attribute that holds a date (2026-12-24) or an instant (RFC 3339).') }),
    z.strictObject({ from: z.literal('event'), path: z.string().max(200).describe('Property of the event that started the run.') }),
  ]),
  offset: z.strictObject({ direction: z.enum(['before', 'after']), by: z.string().max(100).describe('ISO 8601 duration.') }).optional(),
  time: z.string().max(5).optional().describe('09:00 by the clock where the person is. Without it the time of the value; midnight for a day.'),
  yearly: z.boolean().default(false).describe('The next return of the date, as for a birthday.'),
})

export type WaitUntilConfig = z.output<typeof configSchema>

export const waitUntil: PausingNode<'waitUntil', WaitUntilConfig> = {
  kind: 'waitUntil',
  group: 'wait',
  summary: 'Holds people until a date, such as one of their attributes; who has none, or is too late, goes another way.',
  parks: 'sometimes',
  portsAfterWaiting: ['next'],
  configSchema,
  ports: () => ['next', 'missed'],
  needs: () => noNeeds,
  check: checkConfig,
  enter(visit) {
    const found = momentFor(visit)
    const inputs: JsonObject = { date: found.shown, ...zoneInputs(visit.facts) }
    if (found.at === null) return { kind: 'leave', port: 'missed', outcome: 'missed', inputs: { ...inputs, reason: 'noDate' }, commands: [] }
    if (found.at <= visit.now) return { kind: 'leave', port: 'missed', outcome: 'missed', inputs: { ...inputs, reason: 'past', until: found.at }, commands: [] }
    return { kind: 'park', wakeAt: found.at, waitEvent: null, outcome: 'waiting', inputs: { ...inputs, until: found.at }, commands: [] }
  },
  resume({ wakeAt, now }, input) {
    if (input.kind !== 'wake' || wakeAt === null || now < wakeAt) return { kind: 'stay' }
    return { kind: 'leave', port: 'next', outcome: 'waited', inputs: { until: wakeAt }, commands: [] }
  },
}

interface Found { readonly at: Instant | null; /** The value looked at, as far as it may be shown. */ readonly shown: string | null }

function momentFor({ config, facts, entry, now }: NodeVisit<WaitUntilConfig>): Found {
  const { value, shown } = dateOf(config, { traits: facts.customer.traits, properties: entry.event?.properties ?? {} })
  if (value === null) return { at: null, shown }
  const rule: MomentRule = { offset: config.offset ?? null, timeOfDay: config.time === undefined ? null : parseTimeOfDay(config.time) }
  const { timeZone } = facts.customer
  return { at: config.yearly ? nextYearly(value, { ...rule, after: now }, timeZone) : momentOf(value, rule, timeZone), shown }
}

function dateOf({ date }: WaitUntilConfig, of: { readonly traits: JsonObject; readonly properties: JsonObject }): { value: DateValue | null; shown: string | null } {
  if (date.from === 'fixed') return { value: dateValueOf(date.day), shown: date.day }
  const raw = readPath(date.from === 'trait' ? of.traits : of.properties, date.path)
  const isHidden = date.from === 'trait' && isPersonalTrait(date.path)
  const text = typeof raw === 'string' ? raw.slice(0, 40) : null
  return { value: dateValueOf(raw), shown: text === null ? null : isHidden ? '(set)' : text }
}

function checkConfig({ date, offset, time, yearly }: WaitUntilConfig): Problem[] {
  return [
    ...(date.from === 'fixed'
      ? dateValueOf(date.day) === null ? [{ code: 'DATE_INVALID', params: { value: date.day } } as const] : []
      : date.path === '' ? [{ code: 'DATE_SOURCE_MISSING', params: {} } as const] : isAttributePath(date.path) ? [] : [{ code: 'ATTRIBUTE_PATH_INVALID', params: { path: date.path } } as const]),
    ...(offset === undefined ? [] : checkWaitDuration('offset', offset.by)),
    ...(time === undefined || parseTimeOfDay(time) !== null ? [] : [{ code: 'TIME_OF_DAY_INVALID', params: { field: 'time', value: time } } as const]),
    ...(yearly && date.from === 'event' ? [{ code: 'YEARLY_OF_EVENT', params: {} } as const] : []),
  ]
}
