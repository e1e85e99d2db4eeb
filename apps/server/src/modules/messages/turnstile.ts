import type { Line } from './message.ts'

/** While both lines wait, every third place is one for the crowd. */
const crowdEvery = 3

/** Lets at most `width` works run at the same time: people before the crowd, which always moves on, and each line in the order they came. */
export function turnstile(width: number): <T>(line: Line, work: () => Promise<T>) => Promise<T> {
  const waiting: Readonly<Record<Line, (() => void)[]>> = { people: [], crowd: [] }
  let inside = 0
  let turn = 0
  const nextLine = (): Line => {
    if (waiting.people.length === 0) return 'crowd'
    if (waiting.crowd.length === 0) return 'people'
    turn += 1
    return turn % crowdEvery === 0 ? 'crowd' : 'people'
  }
  return async (line, work) => {
    // Whoever leaves hands its place to the next, so that nobody slips in between.
    if (inside < width) inside += 1
    else await new Promise<void>((resolve) => { waiting[line].push(resolve) })
    try {
      return await work()
    } finally {
      const next = waiting[nextLine()].shift()
      if (next) next()
      else inside -= 1
    }
  }
}
