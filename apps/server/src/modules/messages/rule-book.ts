import type { CountedSend } from './counted-sends-repository.ts'
import { capInWords, reachedCap } from './frequency-cap.ts'
import type { MailRules } from './mail-rules.ts'
import { openingAt } from './sending-window.ts'
import { untilInWords, zoneOfCustomer } from './zone-of-customer.ts'
import type { RuleInputs } from './zone-of-customer.ts'

export type RuleVerdict =
  /** `inputs` null: there is no window. */
  | { readonly kind: 'go'; readonly inputs: RuleInputs | null }
  /** It waits for the window to open, epoch ms. */
  | { readonly kind: 'wait'; readonly until: number; readonly inputs: RuleInputs; readonly error: string }
  | { readonly kind: 'skip'; readonly reason: 'capped'; readonly error: string }
  /** The rules have changed since it was made ready. */
  | { readonly kind: 'again'; readonly error: null }

interface Candidate { readonly messageId: string; readonly customerId: string; readonly rules: MailRules; /** What stands there now. */ readonly revision: number; readonly timeZone: string | null }

interface Occasion {
  /** Epoch ms, by the workspace clock. */
  readonly now: number
  /** Until how long after `now` a mail that may go may leave. */
  readonly startsWithinMs: number
  readonly counted: readonly CountedSend[]
}

/** A mail leaves this long before the window closes, or waits for the next one. */
const closingMs = 1_000

/** The sending rules of a workspace while one batch is decided, and what each of its people has had, this batch included. */
export class RuleBook {
  readonly #occasion: Occasion
  readonly #sends = new Map<string, Map<string, number>>()
  readonly #untilByZone = new Map<string, number | null>()

  constructor(occasion: Occasion) {
    this.#occasion = occasion
    for (const send of occasion.counted) this.#sendsOf(send.customerId).set(send.messageId, send.at)
  }

  /** About a mail that nothing else forbids; one that may go is counted at once. First the hour: what waits may be under the cap by then. */
  judge(mail: Candidate): RuleVerdict {
    const { rules, customerId, messageId } = mail
    if (rules.revision !== mail.revision) return { kind: 'again', error: null }
    const inputs = rules.quietHours === null ? null : zoneOfCustomer(mail.timeZone, rules.timeZone)
    const until = inputs === null ? null : this.#waitsUntil(rules, inputs.timeZone)
    if (inputs !== null && until !== null) return { kind: 'wait', until, inputs, error: untilInWords(until, inputs) }
    const sends = this.#sendsOf(customerId)
    // An attempt of its own that failed holds its place and does not stand in its way.
    const counted = [...sends].flatMap(([id, at]) => (id === messageId ? [] : [at]))
    const cap = reachedCap(rules.frequencyCaps, { ...this.#occasion, counted })
    if (cap !== null) {
      sends.delete(messageId)
      return { kind: 'skip', reason: 'capped', error: `${capInWords(cap)} reached` }
    }
    sends.set(messageId, this.#occasion.now)
    return { kind: 'go', inputs }
  }

  #sendsOf(customerId: string): Map<string, number> {
    const sends = this.#sends.get(customerId) ?? new Map<string, number>()
    this.#sends.set(customerId, sends)
    return sends
  }

  /** Null: the window is open, and for long enough. */
  #waitsUntil({ quietHours }: MailRules, timeZone: string): number | null {
    if (quietHours === null) return null
    const known = this.#untilByZone.get(timeZone)
    if (known !== undefined) return known
    const { now, startsWithinMs } = this.#occasion
    const { opensAt, closesAt } = openingAt(quietHours, now, timeZone)
    const isOpen = opensAt <= now && now + startsWithinMs + closingMs <= closesAt
    const until = isOpen ? null : opensAt > now ? opensAt : openingAt(quietHours, closesAt, timeZone).opensAt
    this.#untilByZone.set(timeZone, until)
    return until
  }
}
