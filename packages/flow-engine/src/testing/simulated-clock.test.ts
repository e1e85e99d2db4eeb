import { describe, expect, it } from 'vitest'
import { simulatedClock } from './simulated-clock.ts'

describe('a simulated clock', () => {
  it('stands still until it is moved', () => {
    const clock = simulatedClock(100)
    expect([clock.now(), clock.now()]).toEqual([100, 100])
    clock.moveTo(150)
    expect(clock.now()).toBe(150)
  })

  it('does not go back', () => {
    const clock = simulatedClock(100)
    expect(() => clock.moveTo(99)).toThrow('cannot go back')
    expect(clock.now()).toBe(100)
  })
})
