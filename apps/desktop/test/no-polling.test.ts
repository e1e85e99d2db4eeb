import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'

// Live numbers come by server-sent events. A screen that asks again and again costs every server it talks to, and is late besides.

const renderer = path.join(import.meta.dirname, '../src/renderer')
/** A clock on the screen ticks by itself; it asks nobody. */
const tickers = new Set(['base/TimeText.tsx', 'features/home/Numbers.tsx'])

test('no screen asks the server again by the clock', async () => {
  const files = (await readdir(renderer, { recursive: true })).filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  expect(files.length).toBeGreaterThan(50)
  const polling: string[] = []
  for (const name of files) {
    const text = await readFile(path.join(renderer, name), 'utf8')
    if (/refetchInterval/.test(text) || (/setInterval\(/.test(text) && !tickers.has(name))) polling.push(name)
  }
  expect(polling).toEqual([])
})
