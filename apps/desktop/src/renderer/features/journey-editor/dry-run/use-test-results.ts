import type { TestCase } from '@sendero/flow-engine/document'
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemText } from '../../../base/http.ts'
import { problemOfCall } from '../../../base/trpc.ts'
import { askedFacts } from '../kernels/dry-run/asked-facts.ts'
import { cameOut, isAsExpected, type CameOut } from '../kernels/dry-run/judge-test.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useDryRun, type WalkGround } from './dry-run-store.ts'
import { madeUpPerson, outcomeOf, startOf } from './outcome-of.ts'
import { setupOfTest } from './setup-of-test.ts'
import { realPersonQuery, type RealPerson } from './use-real-person.ts'

export type TestResult =
  | { readonly kind: 'passed' | 'failed'; readonly cameOut: CameOut }
  /** It cannot be told, with why. */
  | { readonly kind: 'unknown'; readonly reason: string }
  | { readonly kind: 'running' }

const none: readonly TestCase[] = []

/** Every saved test of the draft with how it comes out; anew with every change of the draft. */
export function useTestResults(): readonly { readonly test: TestCase; readonly result: TestResult }[] {
  const tests = useEditorState((state) => shownDocument(state).tests) ?? none
  const ground = useDryRun((state) => state.ground)
  const isBlocked = useDryRun(({ outcome }) => outcome?.kind === 'blocked')
  const journeyId = useEditorState(({ journey }) => journey.id)
  const events = useMemo(() => (ground === null ? [] : [...askedFacts(ground.plan, ground.segmentRules, 0).events.keys()].sort()), [ground])
  const customers = [...new Set(tests.flatMap(({ customerId }) => customerId ?? []))]
  const people = useQueries({ queries: customers.map((customerId) => ({ ...realPersonQuery(customerId, { journeyId, events }), enabled: ground !== null })) })
  return tests.map((test) => {
    if (isBlocked) return { test, result: { kind: 'unknown', reason: 'Nothing can be walked yet.' } }
    const at = test.customerId === null ? -1 : customers.indexOf(test.customerId)
    const found = people[at]
    if (found?.isError === true) return { test, result: { kind: 'unknown', reason: problemText(problemOfCall(found.error) ?? found.error) } }
    if (ground === null || (at !== -1 && found?.data === undefined)) return { test, result: { kind: 'running' } }
    return { test, result: resultOf(test, ground, found?.data ?? null) }
  })
}

function resultOf(test: TestCase, ground: WalkGround, real: RealPerson | null): TestResult {
  const setup = setupOfTest(test)
  const start = startOf(setup, ground.timeZone)
  if (start === null) return { kind: 'unknown', reason: 'It does not say when it starts.' }
  const asked = askedFacts(ground.plan, ground.segmentRules, start)
  const { walk } = outcomeOf({ ...ground, setup, asked, base: real?.person ?? madeUpPerson(asked, ground.timeZone), earlier: real?.earlier ?? null, start })
  return { kind: isAsExpected(walk, test.expected) ? 'passed' : 'failed', cameOut: cameOut(walk) }
}
