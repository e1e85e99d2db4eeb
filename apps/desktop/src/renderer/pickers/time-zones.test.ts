import { expect, it } from 'vitest'
import { zoneOptions } from './time-zones.ts'

const options = zoneOptions(new Date('2026-07-01T12:00:00Z'))

it('offers every zone once, with what its clock shows now', () => {
  expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
  expect(options.find(({ value }) => value === 'Europe/Berlin')).toEqual({ value: 'Europe/Berlin', label: 'Europe/Berlin', description: 'GMT+2, now 14:00' })
  expect(options[0]).toMatchObject({ value: 'UTC' })
})

it('is called as people write it', () => {
  expect(options.find(({ value }) => value === 'America/New_York')?.label).toBe('America/New York')
})
