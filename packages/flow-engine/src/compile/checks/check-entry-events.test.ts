import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkEntryEvents } from './check-entry-events.ts'

const saidOf = (builder: JourneyBuilder) => checkEntryEvents(journeyGraph(builder.document())).map(({ code, severity, nodeId }) => [severity, code, nodeId])
const looking = (builder: JourneyBuilder) => builder.splitEvent('n1', { a: [] }).waitUntil('n2', { from: 'event', path: 'at' }).waitUntil('n3', { from: 'trait', path: 'at' }).waitUntil('n4', { from: 'fixed', day: '2030-01-01' })

describe('the check of steps that look at the event of the entry', () => {
  it.each<[string, JourneyBuilder]>([['an event', journey().onEvent('Order')], ['the API, which may bring data', journey().onApi()], ['another journey, which hands its own on', journey().onJourney()]])(
    'has nothing to say where people come by %s', (_, builder) => {
      expect(saidOf(looking(builder))).toEqual([])
    })

  it.each<[string, JourneyBuilder]>([['a segment', journey()], ['leaving a segment', journey().onSegmentLeft('seg_1')], ['a schedule', journey().onSchedule('2026-12-24T09:00')], ['a date', journey().onDate('birthday')]])(
    'warns of each where they come by %s', (_, builder) => {
      expect(saidOf(looking(builder))).toEqual([['warning', 'NEEDS_EVENT', 'n1'], ['warning', 'NEEDS_EVENT', 'n2']])
    })

  it('warns of nodes nobody gets to as well: they may be on their way to be attached', () => {
    expect(saidOf(journey().exit('n0').splitEvent('n1', { a: [] }))).toEqual([['warning', 'NEEDS_EVENT', 'n1']])
  })
})
