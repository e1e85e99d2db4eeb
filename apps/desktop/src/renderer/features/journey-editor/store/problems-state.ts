import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { problemsOf, type Problem } from '../problems/problem-words.ts'
import type { ProblemsSlice } from './editor-state.ts'

interface Found { readonly diagnostics: readonly Diagnostic[]; readonly serverDiagnostics: readonly Diagnostic[]; readonly document: JourneyDocument }

/** Diagnostics as cards, badges and lists read them: in words, and by step. */
export function problemsState({ diagnostics, serverDiagnostics, document }: Found): Pick<ProblemsSlice, 'diagnostics' | 'serverDiagnostics' | 'problems' | 'problemsOfStep'> {
  const problems = problemsOf([...diagnostics, ...serverDiagnostics], document)
  const ofStep = new Map<string, Problem[]>()
  for (const problem of problems) {
    if (problem.nodeId === null) continue
    const known = ofStep.get(problem.nodeId)
    if (known === undefined) ofStep.set(problem.nodeId, [problem])
    else known.push(problem)
  }
  return { diagnostics, serverDiagnostics, problems, problemsOfStep: ofStep }
}
