import { describe, expect, it } from 'vitest'
import { journey, runToQuiet } from '../../src/testing/index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What a clock on the wall shows, by the platform alone: `2026-03-29 09:00:00`. */
function wallClock(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
}

/** Every instant at which the clock of the zone shows this time: none in a gap, two in an overlap. */
function instantsOf(wall: string, timeZone: string): number[] {
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`)
  return Array.from({ length: 27 * 4 + 1 }, (_, quarter) => asUtc - 14 * hour + quarter * 15 * minute).filter((instant) => wallClock(instant, timeZone) === wall)
}

/** When a run that goes round a wait is woken, over the days. */
function wakesOf(duration: string, timeZone: string, { from, days }: { from: number; days: number }): number[] {
  const plan = journey().wait('n1', duration).to('n1').plan()
  const customer = { id: 'cus_1', userId: null, traits: {}, timeZone }
  const happenings = [{ at: from, customerId: customer.id, kind: 'segmentEntered' }] as const
  const [run] = runToQuiet({ plan, people: [{ customer }], happenings, start: from, until: from + days * day }).runs
  return run?.trace.filter(({ outcome }) => outcome === 'waited').map(({ at }) => at) ?? []
}

describe('a daily message over 400 days', () => {
  // Half-hour changes, no changes, a zone on the far side of the date line, one that changes for Ramadan, the southern summer.
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'America/Santiago', 'Pacific/Kiritimati', 'UTC']

  it.each(zones)('goes out at 09:00 exactly once on every day of %s', (timeZone) => {
    const [from = Number.NaN] = instantsOf('2026-01-15 09:00:00', timeZone)
    const wakes = wakesOf('P1D', timeZone, { from, days: 400 }).map((at) => wallClock(at, timeZone))
    const expected = Array.from({ length: wakes.length }, (_, index) => `${new Date(Date.UTC(2026, 0, 16 + index)).toISOString().slice(0, 10)} 09:00:00`)
    expect(wakes.length).toBeGreaterThanOrEqual(399)
    expect(wakes).toEqual(expected)
  })

  it.each(zones)('drifts by no minute in %s when it is drawn as 24 hours', (timeZone) => {
    const from = Date.UTC(2026, 0, 15, 9)
    expect(wakesOf('PT24H', timeZone, { from, days: 400 })).toEqual(Array.from({ length: 400 }, (_, index) => from + (index + 1) * day))
  })
})

interface LocalTime { readonly kind: string; readonly local: string; readonly zone: string; readonly utc: string }

const files = import.meta.glob('../../../../../shared/data/timezones/cases.json', { eager: true, import: 'default' })
const published = (Object.values(files).flat() as LocalTime[]).filter(({ kind, zone }) => kind === 'local_to_utc' && /^[A-Z]/.test(zone))

if (published.length === 0) console.log('SKIPPED published local times: ../shared/data/timezones/cases.json is not here')

describe.skipIf(published.length === 0)('published local times', () => {
  it.each(published)('a wait of a day that ends at $local in $zone ends at $utc', ({ local, zone, utc }) => {
    const [date = '', time = ''] = local.split('T')
    const dayBefore = new Date(Date.parse(`${date}T00:00:00Z`) - day).toISOString().slice(0, 10)
    const milliseconds = Number(time.slice(9))
    const starts = instantsOf(`${dayBefore} ${time.slice(0, 8)}`, zone)
    expect(starts.length).toBeGreaterThan(0)
    for (const from of starts) expect(wakesOf('P1D', zone, { from: from + milliseconds, days: 2 })[0]).toBe(Date.parse(utc))
  })
})
