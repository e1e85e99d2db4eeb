import { describe, expect, it } from 'vitest'
import { emitEvent } from '../nodes/emit-event.ts'
import { isSegmentSignal, signals } from './signals.ts'

describe('the signals of the product', () => {
  // They stand in states of runs that wait for months.
  it('are called as they always were', () => {
    expect(signals).toEqual({ segmentEntered: '$sendero.segmentEntered', segmentLeft: '$sendero.segmentLeft', journeyEnded: '$sendero.journeyEnded' })
  })

  it('tell of segments, or of another journey', () => {
    expect(Object.values(signals).map(isSegmentSignal)).toEqual([true, true, false])
    expect(isSegmentSignal('Order')).toBe(false)
  })

  it('cannot be recorded by a journey', () => {
    for (const event of Object.values(signals)) expect(emitEvent.check({ event, properties: {} })).toEqual([{ code: 'EVENT_NAME_RESERVED', params: { event } }])
  })
})
