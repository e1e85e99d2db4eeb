import { mostTestCases, type JourneyDocument, type TestCase } from '@sendero/flow-engine/document'
import { refused, type Intent, type NewId } from '../command.ts'

const longestName = 200
const gone = 'That test is no longer there.'

/** Keeps a person, what happens to them and how it must come out, by a name that is used once. */
export function saveTest(document: JourneyDocument, { name, ...test }: Omit<TestCase, 'id'>, newId: NewId): Intent {
  const tests = document.tests ?? []
  if (tests.length >= mostTestCases) return refused(`A journey has at most ${mostTestCases} saved tests.`)
  const text = name.trim().slice(0, longestName)
  if (text === '') return refused('Give the test a name.')
  return { ok: true, label: `save the test "${text}"`, edits: [{ kind: 'setTests', tests: [...tests, { ...test, name: freeName(tests, text), id: `test-${newId()}` }] }] }
}

export function renameTest(document: JourneyDocument, { id, name }: { readonly id: string; readonly name: string }): Intent {
  const tests = document.tests ?? []
  const text = name.trim().slice(0, longestName)
  if (!tests.some((test) => test.id === id)) return refused(gone)
  if (text === '') return refused('Give the test a name.')
  const others = tests.filter((test) => test.id !== id)
  return { ok: true, label: 'rename a test', edits: [{ kind: 'setTests', tests: tests.map((test) => (test.id === id ? { ...test, name: freeName(others, text) } : test)) }] }
}

export function removeTest(document: JourneyDocument, id: string): Intent {
  const tests = document.tests ?? []
  const kept = tests.filter((test) => test.id !== id)
  if (kept.length === tests.length) return refused(gone)
  return { ok: true, label: 'delete a test', edits: [{ kind: 'setTests', tests: kept.length === 0 ? null : kept }] }
}

function freeName(tests: readonly TestCase[], name: string): string {
  const names = new Set(tests.map((test) => test.name))
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name.slice(0, longestName - 4)} ${count}`
    if (!names.has(candidate)) return candidate
  }
}
