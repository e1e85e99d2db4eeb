import { describe, expect, it } from 'vitest'
import { singleFlight } from './single-flight.ts'

function gate() {
  let open: () => void = () => undefined
  const promise = new Promise<void>((resolve) => { open = resolve })
  return { promise, open }
}

describe('single flight', () => {
  it('runs one at a time per key and goes round again for a call that came meanwhile', async () => {
    const gates = [gate(), gate(), gate()]
    let started = 0
    const flight = singleFlight(async () => { const mine = gates[started]; started += 1; await mine?.promise })
    const first = flight('w')
    const second = flight('w')
    const third = flight('w')
    await Promise.all([second, third])
    expect(started).toBe(1)
    gates[0]?.open()
    await Promise.resolve()
    gates[1]?.open()
    await first
    expect(started).toBe(2)
  })

  it('does not let one key wait for another', async () => {
    const closed = gate()
    const seen: string[] = []
    const flight = singleFlight(async (key) => { seen.push(key); if (key === 'slow') await closed.promise })
    const slow = flight('slow')
    await flight('fast')
    expect(seen).toEqual(['slow', 'fast'])
    closed.open()
    await slow
  })

  it('is free again after a failure', async () => {
    let fail = true
    const flight = singleFlight(async () => { if (fail) throw new Error('no') })
    await expect(flight('w')).rejects.toThrow('no')
    fail = false
    await expect(flight('w')).resolves.toBeUndefined()
  })
})
