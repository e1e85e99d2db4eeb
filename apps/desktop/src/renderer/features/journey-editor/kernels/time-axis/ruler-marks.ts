import type { Elapsed } from './elapsed-times.ts'

/** A stretch along the flow where steps stand side by side, and when people come to any of them. */
export interface RulerMark {
  /** The middle of the stretch, in pixels along the flow. */
  readonly at: number
  readonly time: Elapsed
}

interface Standing { readonly at: number; readonly time: Elapsed }

/** Closer together than this they stand beside each other. */
const nearBy = 24

/** The marks of a ruler beside a journey: one for each row of steps, from the first to come to any to the last. */
export function rulerMarks(steps: readonly Standing[]): RulerMark[] {
  const rows: { at: number; time: Elapsed }[] = []
  for (const { at, time } of [...steps].sort((a, b) => a.at - b.at)) {
    const row = rows.at(-1)
    if (row === undefined || at - row.at > nearBy) rows.push({ at, time })
    else row.time = united(row.time, time)
  }
  return rows
}

function united(a: Elapsed, b: Elapsed): Elapsed {
  return { earliest: Math.min(a.earliest, b.earliest), latest: a.latest === null || b.latest === null ? null : Math.max(a.latest, b.latest), slack: Math.max(a.slack, b.slack) }
}
