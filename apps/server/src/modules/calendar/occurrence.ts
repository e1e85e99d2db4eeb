import type { EntryCalendar } from './entry-calendar.ts'

/** Why people were left out of an occurrence. */
export type LeftOut = 'late' | 'paused' | 'closed' | 'stopped' | 'replaced'

export type OccurrenceState = 'planned' | 'entering' | 'done' | 'skipped'

/** A local day and time at which people enter a journey. Instants are epoch milliseconds by the workspace clock. */
export interface Occurrence {
  readonly journeyId: string
  /** Names it: see slotOf. */
  readonly slot: string
  /** `2026-12-24T09:00` */
  readonly localTime: string
  readonly clock: EntryCalendar['clock']
  readonly version: number
  readonly state: OccurrenceState
  readonly reason: LeftOut | null
  /** Of the workspace, also for people whose own is unknown. */
  readonly timeZone: string
  readonly endsAt: number
  /** The publishing: what came up to it was nobody's moment. */
  readonly since: number
  /** The end of the last pause, which left out whose moment came up to it. */
  readonly pausedUntil: number | null
  /** Of everybody whose moment came up to this it is decided. */
  readonly doneThrough: number
  /** Moments at which people were let in. */
  readonly passes: number
  /** The moment whose people are being entered, and how far that came; null between two. */
  readonly pass: Pass | null
  readonly entered: number
}

export interface Pass { readonly at: number; readonly cursor: Cursor }

/** The last person looked at: where they were read from and their number. */
export interface Cursor { readonly source: string; readonly after: number }
