import type { Diagnostic, JsonObject } from '@sendero/flow-engine'

/** What a rule found: its code, the step it is about (null: the journey as a whole, `entry`), and what its words are made of. */
export interface Finding {
  readonly code: LintCode
  readonly nodeId: string | null
  readonly params: JsonObject
}

interface LintRule {
  readonly severity: Diagnostic['severity']
  readonly message: (params: Readonly<Record<string, unknown>>) => string
}

const check = (message: LintRule['message']): LintRule => ({ severity: 'warning', message })
const tip = (message: LintRule['message']): LintRule => ({ severity: 'info', message })

/** Every rule about what is true over time. None keeps a journey from being published. Codes are never reused; docs/journey-linter.md tells of each. */
export const lintRules = {
  LINT_DATE_OVER: check(({ day }) => `${String(day)} comes before anybody can get here: everybody goes on as too late.`),
  LINT_BRANCH_NEVER: check(({ name }) => `Nobody takes “${String(name)}”: what it asks can never hold here.`),
  LINT_BRANCH_ALWAYS: check(({ name }) => `Everybody who gets here takes “${String(name)}”: it asks what is known already.`),
  LINT_EVENT_ENDS_JOURNEY: check(({ what }) => `${String(what)} ends the whole journey, so nobody goes on from here that way.`),
  LINT_END_AT_ENTRY: check(({ end }) => `The ${String(end)} of the whole journey holds for everybody who enters, so the journey ends at once.`),
  LINT_OFFER_OVER: check(({ offer, day }) => `“${String(offer)}” is ${String(day)}, which is over before this mail can arrive.`),
  LINT_OFFER_MAY_BE_OVER: tip(({ offer, day }) => `“${String(offer)}” is ${String(day)}; this mail may arrive after it.`),
  LINT_MAIL_UNREACHABLE: check(({ why }) => (why === 'asked' ? 'Only people whom marketing mail does not reach get here: a marketing mail is sent to none of them.' : 'Everybody was unsubscribed on the way here: a marketing mail is sent to none of them, unless they subscribe again themselves.')),
  LINT_MANY_MAILS: check(({ mails, days, most }) => `From here one person may get ${String(mails)} or more mails within ${String(days)} days; more than ${String(most)} is a lot.`),
  LINT_ENTERS_AGAIN: tip(({ event }) => `“${String(event)}” also starts the journey: whoever does it again goes on here, and enters a second time.`),
} satisfies Readonly<Record<string, LintRule>>

export type LintCode = keyof typeof lintRules

export function lintDiagnostic({ code, nodeId, params }: Finding): Diagnostic {
  const { severity, message } = lintRules[code]
  return { code, severity, nodeId, params, message: message(params) }
}
