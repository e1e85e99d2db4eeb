import { describe, expect, test } from 'vitest'
import { parseCall } from './parse-call.ts'
import type { CallOptions, ParsedCall } from './parse-call.ts'

const fromSdk: CallOptions = { type: null, source: 'sdk', sentAt: null, context: null }
const parse = (given: unknown, options: Partial<CallOptions> = {}): ParsedCall => parseCall(given, { ...fromSdk, ...options })
const refusal = (given: unknown, options: Partial<CallOptions> = {}): string => {
  const parsed = parse(given, options)
  return parsed.ok ? 'accepted' : `${parsed.code}: ${parsed.message}`
}
const track = { type: 'track', event: 'Order Completed', userId: 'u1' }

describe('what is kept of a call', () => {
  test('a track keeps its name, ids, time, properties and context', () => {
    expect(parse({ ...track, anonymousId: 'a1', messageId: 'm1', timestamp: '2026-01-31T09:30:00+01:00', properties: { total: 5 }, context: { ip: '::1' } })).toEqual({
      ok: true, call: {
        type: 'track', event: 'Order Completed', userId: 'u1', anonymousId: 'a1', previousId: null, messageId: 'm1', occurredAt: Date.UTC(2026, 0, 31, 8, 30), sentAt: null,
        properties: { total: 5 }, context: { ip: '::1' }, source: 'sdk',
      },
    })
  })

  test.each([
    ['a page', { type: 'page', userId: 'u', name: 'Home', category: 'Docs', properties: { url: '/x' } }, { event: 'Page Viewed', properties: { url: '/x', name: 'Home', category: 'Docs' } }],
    ['a screen', { type: 'screen', userId: 'u', name: 'Cart' }, { event: 'Screen Viewed', properties: { name: 'Cart' } }],
    ['an identify', { type: 'identify', userId: 'u', traits: { plan: 'pro' } }, { event: null, properties: { plan: 'pro' } }],
    ['an identify with its traits in the context', { type: 'identify', userId: 'u', context: { traits: { plan: 'pro' } } }, { properties: { plan: 'pro' } }],
    ['a group', { type: 'group', userId: 'u', groupId: 'g', traits: { name: 'Initech' } }, { event: null, properties: { name: 'Initech' }, context: { groupId: 'g' } }],
    ['an alias', { type: 'alias', userId: 'u', previousId: 'p' }, { userId: 'u', previousId: 'p' }],
  ])('%s keeps its meaning', (_, given, kept) => {
    expect(parse(given)).toMatchObject({ ok: true, call: kept })
  })

  test('the context of the batch completes that of the call, which wins', () => {
    expect(parse({ ...track, context: { ip: '1' } }, { context: { ip: '2', locale: 'de' } })).toMatchObject({ call: { context: { ip: '1', locale: 'de' } } })
  })

  test('a userId of "" is none: SDKs send it for visitors', () => {
    expect(parse({ ...track, userId: '', anonymousId: 'a' })).toMatchObject({ ok: true, call: { userId: null, anonymousId: 'a' } })
  })
})

describe('time', () => {
  const sentAt = Date.UTC(2026, 0, 1)

  test.each([
    ['the call\'s own sentAt counts before the batch\'s', { ...track, timestamp: '2026-01-01T00:00:00Z', sentAt: '2026-01-02T00:00:00Z' }, { sentAt }, Date.UTC(2026, 0, 2)],
    ['the batch\'s sentAt serves calls without one', { ...track, timestamp: '2026-01-01T00:00:00Z' }, { sentAt }, sentAt],
    ['a call that another server received is not corrected again', { ...track, timestamp: '2015-01-01T00:00:00Z', sentAt: '2015-01-01T00:00:00Z', receivedAt: '2015-01-01T00:00:01Z' }, {}, null],
    ['an import is not corrected', { ...track, timestamp: '2015-01-01T00:00:00Z', sentAt: '2015-01-01T00:00:00Z' }, { source: 'import' as const }, null],
    ['a clock that shows nothing a clock can show corrects nothing', { ...track, timestamp: '2015-01-01T00:00:00Z', sentAt: '9999-01-01T00:00:00Z' }, {}, null],
    ['a call without a time happens when it arrives', { ...track, sentAt: '2026-01-02T00:00:00Z' }, {}, null],
  ])('%s', (_, given, options, expected) => {
    const parsed = parse(given, options)
    expect(parsed.ok && parsed.call.sentAt).toBe(expected)
  })

  test('originalTimestamp is the time of calls that have no other', () => {
    expect(parse({ ...track, originalTimestamp: '2026-01-01T00:00:00Z' })).toMatchObject({ call: { occurredAt: Date.UTC(2026, 0, 1) } })
  })
})

describe('what is refused, and why', () => {
  test.each<[unknown, string, Partial<CallOptions>?]>([
    [null, 'INVALID_CALL: A call is a JSON object.'],
    [[track], 'INVALID_CALL: A call is a JSON object.'],
    ['track', 'INVALID_CALL: A call is a JSON object.'],
    [{ event: 'x', userId: 'u' }, 'MISSING_TYPE: type is missing: one of track, identify, page, screen, group, alias.'],
    [{ ...track, type: 'purchase' }, 'UNKNOWN_TYPE: type must be one of track, identify, page, screen, group, alias.'],
    [{ ...track, type: 7 }, 'UNKNOWN_TYPE: type must be one of track, identify, page, screen, group, alias.'],
    [track, 'TYPE_MISMATCH: This is the route of identify calls, and type says track.', { type: 'identify' }],
    [{ type: 'track', event: 'x' }, 'MISSING_ID: A call needs userId or anonymousId.'],
    [{ type: 'track', userId: 'u' }, 'MISSING_EVENT: A track call needs event, the name of what happened.'],
    [{ ...track, event: 5 }, 'INVALID_FIELD: event must be a text.'],
    [{ ...track, userId: 42 }, 'INVALID_ID: userId must be a text.'],
    [{ ...track, userId: { id: 1 } }, 'INVALID_ID: userId must be a text.'],
    [{ ...track, userId: 'undefined' }, 'INVALID_ID: userId is the text "undefined", which names nobody.'],
    [{ ...track, anonymousId: 'x'.repeat(201) }, 'INVALID_ID: anonymousId is longer than 200 characters.'],
    [{ ...track, messageId: ['m'] }, 'INVALID_ID: messageId must be a text.'],
    [{ ...track, userId: 'a\0b' }, 'INVALID_ID: userId contains the character NUL.'],
    [{ ...track, properties: [1] }, 'INVALID_FIELD: properties must be an object.'],
    [{ ...track, properties: 'total=5' }, 'INVALID_FIELD: properties must be an object.'],
    [{ ...track, properties: { items: [{ name: 'a\0' }] } }, 'INVALID_FIELD: properties.items.0.name contains the character NUL.'],
    [{ ...track, properties: { name: '\ud800' } }, 'INVALID_FIELD: properties.name contains half of a surrogate pair.'],
    [{ ...track, properties: JSON.parse('{"a":1e999}') }, 'INVALID_FIELD: properties.a is a number too large to be kept.'],
    [{ ...track, properties: JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}') }, 'INVALID_FIELD: properties.a.__proto__ is not allowed as a name.'],
    [{ ...track, context: 'web' }, 'INVALID_FIELD: context must be an object.'],
    [{ ...track, timestamp: 'yesterday' }, 'INVALID_TIMESTAMP: timestamp must be an RFC 3339 text such as "2026-01-31T09:30:00.000Z".'],
    [{ ...track, timestamp: 1700000000 }, 'INVALID_TIMESTAMP: timestamp must be an RFC 3339 text such as "2026-01-31T09:30:00.000Z".'],
    [{ ...track, timestamp: '2026-02-30T00:00:00Z' }, 'INVALID_TIMESTAMP: timestamp must be an RFC 3339 text such as "2026-01-31T09:30:00.000Z".'],
    [{ ...track, timestamp: '2026-01-31T09:30:00' }, 'INVALID_TIMESTAMP: timestamp must be an RFC 3339 text such as "2026-01-31T09:30:00.000Z".'],
    [{ type: 'identify', userId: 'u', traits: 'x' }, 'INVALID_FIELD: traits must be an object.'],
    [{ type: 'group', userId: 'u' }, 'MISSING_GROUP_ID: A group call needs groupId.'],
    [{ type: 'alias', userId: 'u' }, 'MISSING_PREVIOUS_ID: An alias needs previousId, the name until now.'],
    [{ type: 'alias', previousId: 'p', anonymousId: 'a' }, 'MISSING_ID: An alias needs userId, the name from now on.'],
  ])('%j', (given, expected, options = {}) => {
    expect(refusal(given, options)).toBe(expected)
  })

  test('nesting without end', () => {
    const deep = JSON.parse('{"a":'.repeat(33) + '1' + '}'.repeat(33)) as unknown
    expect(refusal({ ...track, properties: deep })).toMatch(/INVALID_FIELD: properties\.a\.a.* is nested more than 32 levels deep\./)
    expect(refusal({ ...track, properties: JSON.parse('{"a":'.repeat(32) + '1' + '}'.repeat(32)) as unknown })).toBe('accepted')
  })

  test('the message id comes back with the refusal, so that the client knows which call it was', () => {
    expect(parse({ type: 'track', messageId: 'm7' })).toMatchObject({ ok: false, messageId: 'm7' })
  })
})
