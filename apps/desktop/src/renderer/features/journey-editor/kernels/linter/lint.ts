import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'
import type { Instant } from '@sendero/flow-engine/time'
import { lintBranches } from './branch-rules.ts'
import { lintEnds } from './end-rules.ts'
import { journeyWays, type JourneyWays } from './journey-ways.ts'
import { knownFacts, type Facts } from './known-facts.ts'
import { lintDiagnostic, type Finding } from './lint-codes.ts'
import { lintMails } from './mail-rules.ts'
import { lintOffers } from './offer-rules.ts'
import { lintWaits } from './wait-rules.ts'

/** What the linter is told of time: it looks at no clock, and the arithmetic of waits is not its own. */
export interface LintTime {
  readonly now: Instant
  /** How long after entering people come to a step, in milliseconds; undefined for one nobody comes to. */
  arrival(id: string): { readonly earliest: number; readonly latest: number | null } | undefined
  /** The shortest stay in a step that is left by a port, in milliseconds. */
  leastStay(node: JourneyNode, port: string): number
  /** When the fixed day a step waits for has come everywhere; null for other steps. */
  overAt(node: JourneyNode): Instant | null
}

export interface Linted {
  readonly document: JourneyDocument
  readonly ways: JourneyWays
  readonly facts: ReadonlyMap<string, Facts>
  readonly time: LintTime
}

type LintCheck = (linted: Linted) => Finding[]

const checks: readonly LintCheck[] = [lintEnds, lintWaits, lintBranches, lintOffers, lintMails]

/** What a journey promises and cannot keep, by what its structure and its waits make sure of: no alarm on a mere suspicion. */
export function lint(document: JourneyDocument, time: LintTime): Diagnostic[] {
  const ways = journeyWays(document)
  const linted: Linted = { document, ways, facts: knownFacts(document, ways), time }
  return checks.flatMap((each) => each(linted)).map(lintDiagnostic)
}
