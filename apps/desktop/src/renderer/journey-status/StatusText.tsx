import { t } from '@sendero/i18n'
import { StatusDot } from '@sendero/ui'
import type { JourneyStatus } from './journey-status.ts'
import { statusLooks } from './status-looks.ts'

/** `isEntryClosed`: nobody enters, those in it go on. */
export function StatusText({ status, isEntryClosed = false }: { readonly status: JourneyStatus; readonly isEntryClosed?: boolean }) {
  const { label, tone } = statusLooks[status]
  return <StatusDot tone={isEntryClosed ? 'warn' : tone} isLive={status === 'live'}>{isEntryClosed ? t('{label}, closed', { label }) : label}</StatusDot>
}
