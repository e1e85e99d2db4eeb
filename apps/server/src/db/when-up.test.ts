import { pino } from 'pino'
import { expect, test } from 'vitest'
import { whenUp } from './when-up.ts'

const log = pino({ level: 'silent' })
const failure = (code: string): Error => Object.assign(new Error(code), { code })

/** A database that fails so often before it takes a connection. */
function database(code: string, failures: number) {
  let attempts = 0
  return { connect: () => ((attempts += 1) <= failures ? Promise.reject(failure(code)) : Promise.resolve('connected')), attempts: () => attempts }
}

test('a database that is starting up or recovering is waited for', async () => {
  const recovering = database('57P03', 3)
  expect(await whenUp(recovering.connect, log, { everyMs: 1, longestMs: 60_000 })).toBe('connected')
  expect(recovering.attempts()).toBe(4)
})

test('what will not mend by itself is told at once', async () => {
  const refused = database('28P01', 1)
  await expect(whenUp(refused.connect, log, { everyMs: 1, longestMs: 60_000 })).rejects.toMatchObject({ code: '28P01' })
  expect(refused.attempts()).toBe(1)
})

test('nobody waits for ever', async () => {
  await expect(whenUp(database('57P03', Infinity).connect, log, { everyMs: 1, longestMs: 20 })).rejects.toMatchObject({ code: '57P03' })
})
