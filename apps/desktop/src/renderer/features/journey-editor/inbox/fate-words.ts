import { durationInWords } from '@sendero/flow-engine/time'
import type { InboxMail } from '../kernels/dry-run/inbox-of.ts'
import { unreachableWords } from '../dry-run/stop-words.ts'

/** Why a mail would not arrive; null when it would. */
export function fateWords({ fate }: Pick<InboxMail, 'fate'>): string | null {
  switch (fate.kind) {
    case 'arrives': return null
    case 'unreachable': return `It would not reach them: ${unreachableWords[fate.reason]}.`
    case 'capped': return `It would be one too many: at most ${fate.cap.most} marketing ${fate.cap.most === 1 ? 'mail' : 'mails'} in ${durationInWords(fate.cap.within)}.`
    case 'hasLeft': return 'It would not be sent: they have left the journey while it waited for its hour.'
  }
}
