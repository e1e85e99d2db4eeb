import { parseDocument } from '../document/parse-document.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Plan } from '../model/plan.ts'
import { journeyChecks } from './checks/journey-checks.ts'
import { journeyGraph } from './journey-graph.ts'
import { passSkipped } from './pass-skipped.ts'
import { planOf } from './plan-of.ts'

export type Compilation =
  | { readonly ok: true; readonly plan: Plan; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/**
 * Turns a document into the plan runs are pinned to. Never throws for anything in the document: all that is wrong comes
 * back at once, and a plan only when nothing is an error. The same document always gives the same plan.
 */
export function compileJourney(document: unknown): Compilation {
  const parsed = parseDocument(document)
  if (!parsed.ok) return parsed
  const journey = journeyGraph(passSkipped(parsed.document))
  const diagnostics = journeyChecks.flatMap((check) => check(journey))
  if (diagnostics.some((diagnostic) => diagnostic.severity === 'error')) return { ok: false, diagnostics }
  return { ok: true, plan: planOf(journey), diagnostics }
}
