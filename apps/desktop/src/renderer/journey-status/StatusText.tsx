import { StatusDot } from '@sendero/ui'
import type { JourneyStatus } from './journey-status.ts'
import { statusLooks } from './status-looks.ts'

export function StatusText({ status }: { readonly status: JourneyStatus }) {
  const { label, tone } = statusLooks[status]
  return <StatusDot tone={tone} isLive={status === 'live'}>{label}</StatusDot>
}
