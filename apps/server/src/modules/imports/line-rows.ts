import { createReadStream } from 'node:fs'

const mostBytesPerLine = 1024 * 1024

/** `isWhole` is false for a line longer than a row may be: `text` is then its beginning. */
export interface Line { readonly number: number; readonly text: string; readonly isWhole: boolean }

const newline = 0x0a

/** Lines of an NDJSON file, counted from 1; blank lines are passed over but counted. Never holds more than one line of the longest allowed. */
export async function* readLines(path: string): AsyncIterable<Line> {
  const line = new GrowingLine()
  let number = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      line.append(chunk.subarray(from, end))
      from = end + 1
      number += 1
      const found = line.take(number)
      if (found.text !== '') yield found
    }
    line.append(chunk.subarray(from))
  }
  const last = line.take(number + 1)
  if (last.text !== '') yield last
}

class GrowingLine {
  private parts: Buffer[] = []
  private length = 0

  append(part: Buffer): void {
    // One byte more than allowed is kept, so that too long can be told from just long enough.
    const room = mostBytesPerLine + 1 - this.length
    const kept = part.subarray(0, Math.max(0, room))
    // A copy: the chunk it is cut from is larger by far.
    if (kept.length > 0) this.parts.push(Buffer.from(kept))
    this.length += kept.length
  }

  take(number: number): Line {
    const isWhole = this.length <= mostBytesPerLine
    const text = Buffer.concat(this.parts).toString('utf8')
    this.parts = []
    this.length = 0
    return { number, text: (number === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text).trim(), isWhole }
  }
}
