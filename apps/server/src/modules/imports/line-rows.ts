import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

/** Lines of an NDJSON file, counted from 1; blank lines are passed over but counted. */
export async function* readLines(path: string): AsyncIterable<{ number: number; text: string }> {
  let number = 0
  const lines = createInterface({ input: createReadStream(path, { highWaterMark: 256 * 1024 }), crlfDelay: Infinity })
  for await (const line of lines) {
    number += 1
    const text = (number === 1 && line.startsWith('\uFEFF') ? line.slice(1) : line).trim()
    if (text !== '') yield { number, text }
  }
}
