import type { Tone } from '@sendero/ui'
import type { JourneyStatus } from './journey-status.ts'

/** How a status is said and coloured, the same on every screen. */
export const statusLooks: Readonly<Record<JourneyStatus, { readonly label: string; readonly tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'info' },
  live: { label: 'Live', tone: 'good' },
  paused: { label: 'Paused', tone: 'warn' },
  stopped: { label: 'Stopped', tone: 'neutral' },
}
