import { t } from '@sendero/i18n'
import type { Tone } from '@sendero/ui'
import type { JourneyStatus } from './journey-status.ts'

/** How a status is said and coloured, the same on every screen. */
export const statusLooks: Readonly<Record<JourneyStatus, { readonly label: string; readonly tone: Tone }>> = {
  draft: { label: t('Draft'), tone: 'info' },
  live: { label: t('Live'), tone: 'good' },
  paused: { label: t('Paused'), tone: 'warn' },
  stopped: { label: t('Stopped'), tone: 'neutral' },
}
