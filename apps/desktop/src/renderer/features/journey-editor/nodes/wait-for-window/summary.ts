import type { NodeConfigs } from '@sendero/flow-engine/document'
import { weekdaysInWords } from '../../kernels/recurrence/repeat-in-words.ts'

export function waitForWindowSummary({ weekdays, from, to, clock }: NodeConfigs['waitForWindow']): string {
  if (weekdays.length === 0) return 'No day yet'
  const days = weekdays.length === 7 ? 'Every day' : weekdaysInWords(weekdays)
  return `${days}, ${from}–${to}${clock === 'workspace' ? ', our clock' : ''}`
}
