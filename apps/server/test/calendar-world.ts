import { toPublicId } from '../src/db/public-id.ts'
import { enterByCalendar } from '../src/modules/calendar/index.ts'
import type { CalendarTurn } from '../src/modules/calendar/index.ts'
import { advanceClock } from '../src/modules/clock/advance-clock.ts'
import { openJourneyWorld } from './journey-world.ts'
import type { JourneyWorld } from './journey-world.ts'
import type { TestDeps } from './test-deps.ts'

export interface OccurrenceRow {
  readonly localTime: string
  readonly state: string
  readonly reason: string | null
  readonly entered: number
  readonly version: number
}

/** A sandbox whose clock stands where a test puts it, with people in time zones. */
export interface CalendarWorld extends JourneyWorld {
  /** Puts the clock to an instant; nothing happens on the way. */
  jump(instant: string): Promise<void>
  /** Moves the clock to an instant; what is due on the way happens at its instant. */
  travel(instant: string): Promise<void>
  /** Lets in by the calendar what is due now, as often as it says there is more. */
  enter(): Promise<CalendarTurn>
  setZone(timeZone: string): Promise<void>
  /** Customers p0, p1, ... made by one statement, in these zones in turn. */
  crowd(count: number, zones?: readonly (string | null)[]): Promise<void>
  /** Who entered when, as `ann 2027-03-01T09:00Z`, in the order of the entries. */
  entries(journeyId: string): Promise<string[]>
  occurrences(journeyId: string): Promise<OccurrenceRow[]>
  act(journeyId: string, action: 'publish' | 'disable' | 'enable' | 'stop', input?: Record<string, string>): Promise<void>
}

export async function openCalendarWorld(harness: TestDeps, { now, timeZone }: { readonly now: string; readonly timeZone: string }): Promise<CalendarWorld> {
  const world = await openJourneyWorld(harness)
  const { deps } = harness
  const opened: CalendarWorld = {
    ...world,
    async jump(instant) { await world.query(`UPDATE workspaces SET clock_offset_ms = (extract(epoch FROM $1::timestamptz - clock_timestamp()) * 1000)::bigint`, [instant]) },
    async travel(instant) { await advanceClock(deps, world.workspaceId, { target: () => Date.parse(instant), limitMs: 600_000 }) },
    async enter() {
      let total: CalendarTurn = { entered: 0, steps: 0, isMore: true }
      while (total.isMore) {
        const turn = await enterByCalendar(deps, world.workspaceId)
        total = { entered: total.entered + turn.entered, steps: total.steps + turn.steps, isMore: turn.isMore }
      }
      return total
    },
    async setZone(zone) { await world.query('UPDATE workspaces SET time_zone = $1', [zone]) },
    async crowd(count, zones = [null]) {
      await world.query(`
        INSERT INTO customers (workspace_id, id, number, user_id, time_zone, created_at, updated_at)
        SELECT current_workspace(), gen_random_uuid(), 1000000 + n, 'p' || n, ($2::text[])[1 + n % cardinality($2::text[])], workspace_now(), workspace_now() FROM generate_series(0, $1::int - 1) AS n`, [count, zones])
    },
    async entries(journeyId) {
      const rows = await world.query<{ userId: string; at: Date }>(`
        SELECT c.user_id AS "userId", r.started_at AS at FROM runs r JOIN customers c ON c.id = r.customer_id WHERE r.journey_id = $1 ORDER BY r.started_at, c.user_id`, [journeyId])
      return rows.map(({ userId, at }) => `${userId} ${at.toISOString().slice(0, 16)}Z`)
    },
    async occurrences(journeyId) {
      const { data } = await world.call<{ data: OccurrenceRow[] }>('workflows.occurrences', { id: toPublicId('journey', journeyId), limit: 200 })
      return data.map(({ localTime, state, reason, entered, version }) => ({ localTime, state, reason, entered, version })).reverse()
    },
    async act(journeyId, action, input = {}) { await world.call(`workflows.${action}`, { id: toPublicId('journey', journeyId), ...input }) },
  }
  await opened.jump(now)
  await opened.setZone(timeZone)
  return opened
}
