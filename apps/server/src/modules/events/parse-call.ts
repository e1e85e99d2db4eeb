import type { JsonObject } from '@sendero/flow-engine'
import { callTypes } from './incoming-call.ts'
import type { CallType, IncomingCall } from './incoming-call.ts'
import { jsonFault, textProblem } from './json-fault.ts'
import { parseTimestamp } from './parse-timestamp.ts'

// Checks written by hand: this runs for every event that comes in, and a schema library takes longer than the database.

export type RefusalCode =
  | 'INVALID_CALL' | 'INVALID_FIELD' | 'INVALID_ID' | 'INVALID_TIMESTAMP' | 'MISSING_EVENT' | 'MISSING_GROUP_ID' | 'MISSING_ID' | 'MISSING_PREVIOUS_ID'
  | 'MISSING_TYPE' | 'TOO_LARGE' | 'TYPE_MISMATCH' | 'UNKNOWN_TYPE'

export interface Refusal { readonly code: RefusalCode; readonly message: string }

export type ParsedCall = { readonly ok: true; readonly call: IncomingCall } | ({ readonly ok: false; readonly messageId: string | null } & Refusal)

export interface CallOptions {
  /** What the route says it is; null: the call says it itself. */
  readonly type: CallType | null
  readonly source: IncomingCall['source']
  /** The client's clock when it sent the batch, for calls that do not name their own moment. Only calls of an SDK are corrected by it. */
  readonly sentAt: number | null
  /** Context of the whole batch, which that of the call completes. */
  readonly context: JsonObject | null
}

export const longestId = 200

/** Reads a call of the Segment HTTP tracking API. Says what is wrong with the first thing that is. */
export function parseCall(given: unknown, options: CallOptions): ParsedCall {
  if (!isRecord(given)) return { ok: false, messageId: null, code: 'INVALID_CALL', message: 'A call is a JSON object.' }
  const faults: Refusal[] = []
  const reader: Reader = { given, refuse: (code, message) => { faults.push({ code, message }) } }
  const call = readCall(reader, options)
  const fault = faults[0]
  if (call !== null && fault === undefined) return { ok: true, call }
  const messageId = given['messageId']
  return { ok: false, messageId: typeof messageId === 'string' ? messageId.slice(0, longestId) : null, ...(fault ?? { code: 'INVALID_CALL', message: 'The call cannot be read.' }) }
}

interface Reader {
  readonly given: Record<string, unknown>
  readonly refuse: (code: RefusalCode, message: string) => void
}

function readCall(reader: Reader, options: CallOptions): IncomingCall | null {
  const type = readType(reader, options.type)
  if (type === null) return null
  const userId = readId(reader, 'userId')
  const anonymousId = readId(reader, 'anonymousId')
  const previousId = type === 'alias' ? readId(reader, 'previousId') : null
  checkIds(reader, { type, userId, anonymousId, previousId })
  const event = readEvent(reader, type)
  const messageId = readText(reader, 'messageId', 'INVALID_ID')
  const context = readContext(reader, type, options.context)
  const properties = readProperties(reader, type, context)
  return { type, event, userId, anonymousId, previousId, messageId, ...readTimes(reader, options), properties, context, source: options.source }
}

function readType({ given, refuse }: Reader, expected: CallType | null): CallType | null {
  const type = given['type']
  if (type === undefined || type === null) {
    if (expected === null) refuse('MISSING_TYPE', `type is missing: one of ${callTypes.join(', ')}.`)
    return expected
  }
  const known = callTypes.find((each) => each === type)
  if (known === undefined) refuse('UNKNOWN_TYPE', `type must be one of ${callTypes.join(', ')}.`)
  else if (expected !== null && known !== expected) refuse('TYPE_MISMATCH', `This is the route of ${expected} calls, and type says ${known}.`)
  return known ?? null
}

function checkIds({ refuse }: Reader, ids: Pick<IncomingCall, 'type' | 'userId' | 'anonymousId' | 'previousId'>): void {
  if (ids.type === 'alias') {
    if (ids.userId === null) refuse('MISSING_ID', 'An alias needs userId, the name from now on.')
    if (ids.previousId === null) refuse('MISSING_PREVIOUS_ID', 'An alias needs previousId, the name until now.')
  } else if (ids.userId === null && ids.anonymousId === null) {
    refuse('MISSING_ID', 'A call needs userId or anonymousId.')
  }
}

/** An absent, null or empty text is no text: SDKs send userId "" for visitors who are not signed in. */
function readText({ given, refuse }: Reader, field: string, code: RefusalCode): string | null {
  const value = given[field]
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string') {
    refuse(code, `${field} must be a text.`)
    return null
  }
  const problem = value.length > longestId ? `is longer than ${longestId} characters` : textProblem(value)
  if (problem === null) return value
  refuse(code, `${field} ${problem}.`)
  return null
}

/** What a program writes when it forgot to look whether there is an id: all its visitors would become one person. */
const slips = new Set(['undefined', 'null', '[object Object]', 'NaN'])

export const isSlip = (id: string): boolean => slips.has(id)

function readId(reader: Reader, field: string): string | null {
  const id = readText(reader, field, 'INVALID_ID')
  if (id === null || !isSlip(id)) return id
  reader.refuse('INVALID_ID', `${field} is the text "${id}", which names nobody.`)
  return null
}

function readEvent(reader: Reader, type: CallType): string | null {
  if (type === 'page') return 'Page Viewed'
  if (type === 'screen') return 'Screen Viewed'
  if (type !== 'track') return null
  const event = readText(reader, 'event', 'INVALID_FIELD')
  if (event === null) reader.refuse('MISSING_EVENT', 'A track call needs event, the name of what happened.')
  return event
}

function readObject({ given, refuse }: Reader, field: string): JsonObject | null {
  const value = given[field]
  if (value === undefined || value === null) return null
  if (!isRecord(value)) {
    refuse('INVALID_FIELD', `${field} must be an object.`)
    return null
  }
  const fault = jsonFault(value, field)
  if (fault !== null) refuse('INVALID_FIELD', `${fault.path} ${fault.problem}.`)
  return value as JsonObject
}

/** The group somebody belongs to is kept where the specification lets other calls name it: context.groupId. */
function readContext(reader: Reader, type: CallType, ofBatch: JsonObject | null): JsonObject | null {
  const own = readObject(reader, 'context')
  const context = ofBatch === null || own === null ? own ?? ofBatch : { ...ofBatch, ...own }
  if (type !== 'group') return context
  const groupId = readText(reader, 'groupId', 'INVALID_ID')
  if (groupId !== null) return { ...context, groupId }
  reader.refuse('MISSING_GROUP_ID', 'A group call needs groupId.')
  return context
}

function readProperties(reader: Reader, type: CallType, context: JsonObject | null): JsonObject {
  if (type === 'identify' || type === 'group') {
    const traits = readObject(reader, 'traits')
    const inContext = context?.['traits']
    return traits ?? (type === 'identify' && isRecord(inContext) ? inContext as JsonObject : {})
  }
  const properties = readObject(reader, 'properties') ?? {}
  if (type !== 'page' && type !== 'screen') return properties
  const name = readText(reader, 'name', 'INVALID_FIELD')
  const category = readText(reader, 'category', 'INVALID_FIELD')
  return { ...properties, ...(name === null ? {} : { name }), ...(category === null ? {} : { category }) }
}

function readTimes({ given, refuse }: Reader, options: CallOptions): { occurredAt: number | null; sentAt: number | null } {
  const value = given['timestamp'] ?? given['originalTimestamp']
  if (value === undefined || value === null) return { occurredAt: null, sentAt: null }
  const occurredAt = typeof value === 'string' ? parseTimestamp(value) : null
  if (occurredAt === null) refuse('INVALID_TIMESTAMP', 'timestamp must be an RFC 3339 text such as "2026-01-31T09:30:00.000Z".')
  // A call another server has received before (receivedAt) has a time that server corrected.
  if (options.source !== 'sdk' || typeof given['receivedAt'] === 'string') return { occurredAt, sentAt: null }
  return { occurredAt, sentAt: parseSentAt(given['sentAt']) ?? options.sentAt }
}

const earliestClock = Date.UTC(1970, 0, 1)
const latestClock = Date.UTC(2100, 0, 1)

/** What the client's clock showed, or null when it showed nothing a clock can show: then there is nothing to correct by. */
export function parseSentAt(value: unknown): number | null {
  const sentAt = typeof value === 'string' ? parseTimestamp(value) : null
  return sentAt !== null && sentAt >= earliestClock && sentAt <= latestClock ? sentAt : null
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
