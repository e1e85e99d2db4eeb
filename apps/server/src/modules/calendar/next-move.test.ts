import { describe, expect, it } from 'vitest'
import type { Moment } from './moments-of-zones.ts'
import { momentsOfZones } from './moments-of-zones.ts'
import { nextMove } from './next-move.ts'
import { floatingOf, floatingText, instantOf } from './floating-time.ts'

const hour = 3_600_000
const moment = (at: number): Moment => ({ at, zones: [`at${at}`] })
const moments = [moment(10 * hour), moment(15 * hour), moment(20 * hour)]
const fresh = { doneThrough: 0, pausedUntil: null, endsAt: 22 * hour, reason: null }
const at = (now: number, shut: 'paused' | 'closed' | null = null): Parameters<typeof nextMove>[1] => ({ moments, now: now * hour, shut })

describe('nextMove', () => {
  it('waits for the next moment, lets in when it has come, and ends when it can come for nobody more', () => {
    expect(nextMove(fresh, at(9)).next).toEqual({ kind: 'wait', until: 10 * hour })
    expect(nextMove(fresh, at(10)).next).toEqual({ kind: 'enter', moment: moments[0] })
    expect(nextMove({ ...fresh, doneThrough: 10 * hour }, at(10)).next).toEqual({ kind: 'wait', until: 15 * hour })
    expect(nextMove({ ...fresh, doneThrough: 20 * hour }, at(21)).next).toEqual({ kind: 'wait', until: 22 * hour })
    expect(nextMove({ ...fresh, doneThrough: 20 * hour }, at(22)).next).toEqual({ kind: 'finish' })
  })

  it('leaves out what is a day late, to the millisecond', () => {
    expect(nextMove(fresh, { ...at(0), now: 34 * hour - 1 })).toMatchObject({ reason: null, next: { moment: moments[0] } })
    expect(nextMove(fresh, at(34))).toEqual({ doneThrough: 10 * hour, reason: 'late', next: { kind: 'enter', moment: moments[1] } })
    expect(nextMove(fresh, at(100))).toEqual({ doneThrough: 20 * hour, reason: 'late', next: { kind: 'finish' } })
  })

  it('leaves out what comes while nobody may enter, and what came before a pause ended; the first reason stays', () => {
    expect(nextMove(fresh, at(12, 'paused'))).toEqual({ doneThrough: 10 * hour, reason: 'paused', next: { kind: 'wait', until: 15 * hour } })
    expect(nextMove(fresh, at(12, 'closed'))).toMatchObject({ reason: 'closed' })
    expect(nextMove({ ...fresh, pausedUntil: 15 * hour }, at(16))).toEqual({ doneThrough: 15 * hour, reason: 'paused', next: { kind: 'wait', until: 20 * hour } })
    expect(nextMove({ ...fresh, reason: 'late' }, at(12, 'paused'))).toMatchObject({ reason: 'late' })
  })
})

describe('momentsOfZones', () => {
  it('puts together the zones whose clocks agree then, and who has none with those of the workspace', () => {
    const found = momentsOfZones({ at: floatingOf('2027-03-20T09:00') ?? 0, zones: ['Europe/Paris', 'Asia/Tokyo', 'America/New_York', 'Europe/Berlin', 'Nowhere/Land'], timeZone: 'Europe/Berlin' })
    expect(found.map(({ at: instant, zones }) => [new Date(instant).toISOString(), zones])).toEqual([
      ['2027-03-20T00:00:00.000Z', ['Asia/Tokyo']],
      ['2027-03-20T08:00:00.000Z', ['', 'Europe/Berlin', 'Europe/Paris', 'Nowhere/Land']],
      ['2027-03-20T13:00:00.000Z', ['America/New_York']],
    ])
  })

  it('every zone has its time between the clocks that are furthest ahead and furthest behind, on the wall time asked for or at the end of a gap', () => {
    for (const text of ['2027-01-01T00:00', '2027-03-14T02:30', '2027-03-28T02:30', '2027-09-05T00:15', '2027-10-31T02:30', '2027-11-07T01:30']) {
      const local = floatingOf(text) ?? 0
      for (const zone of Intl.supportedValuesOf('timeZone')) {
        const instant = instantOf(local, zone)
        expect([zone, text, instant >= local - 14 * hour, instant <= local + 12 * hour]).toEqual([zone, text, true, true])
        const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T')
        expect([zone, shown >= text]).toEqual([zone, true])
        // Not what was asked for: then no clock of the zone shows it at any minute of these days.
        if (shown !== text) expect([zone, (floatingOf(shown) ?? 0) - local <= hour]).toEqual([zone, true])
      }
    }
    expect(floatingText(floatingOf('2027-03-28T02:30') ?? 0)).toBe('2027-03-28T02:30')
  })
})
