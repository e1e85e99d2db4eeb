import type { DateRange } from '@sendero/ui'

const presets: Readonly<Record<string, string>> = { all: 'All time', '24h': 'Last 24 hours', '7d': 'Last 7 days', '30d': 'Last 30 days' }

/** The time that is counted, as a caption has it. */
export function rangeWords(range: DateRange): string {
  if (range.kind === 'days') return range.from === range.to ? range.from : `${range.from} to ${range.to}`
  return presets[range.preset] ?? 'All time'
}
