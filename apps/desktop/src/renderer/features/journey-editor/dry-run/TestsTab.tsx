import type { TestCase } from '@sendero/flow-engine/document'
import { Button, IconButton, InlineEdit, classNames } from '@sendero/ui'
import { CircleCheck, CircleHelp, CircleX, Play, Trash2 } from 'lucide-react'
import { removeTest, renameTest } from '../kernels/document/intents/test-edits.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { dryRunOf } from './dry-run-store.ts'
import { cameOutWords, expectedWords } from './expected-words.ts'
import { SaveTest } from './SaveTest.tsx'
import { setupOfTest } from './setup-of-test.ts'
import { useTestResults, type TestResult } from './use-test-results.ts'

/** People the draft is tried with again and again, and whether it comes out as it must. All of them run with every change. */
export function TestsTab() {
  const results = useTestResults()
  const count = (kind: TestResult['kind']): number => results.filter(({ result }) => result.kind === kind).length
  const failed = count('failed')
  return (
    <div className="ui-stack journey-dry-person">
      {results.length === 0
        ? <p className="ui-quiet journey-form-note">Save whom you test with and how it must come out. Saved tests run again with every change of the draft.</p>
        : <p role="status" className={classNames('journey-tests-sum', failed > 0 && 'bad')}><strong>{failed === 0 && count('passed') === results.length ? results.length === 1 ? 'It passes' : `All ${results.length} pass` : `${count('passed')} of ${results.length} pass`}</strong>{failed === 0 ? null : failed === 1 ? '1 fails' : `${failed} fail`}</p>}
      {results.length === 0 ? null : <ul className="journey-tests" aria-label="Saved tests">{results.map(({ test, result }) => <Row key={test.id} test={test} result={result} />)}</ul>}
      <SaveTest />
    </div>
  )
}

const icons = { passed: CircleCheck, failed: CircleX, unknown: CircleHelp, running: CircleHelp } as const
const words = { passed: 'Passes', failed: 'Fails', unknown: 'Cannot be told', running: 'Running' } as const

function Row({ test, result }: { readonly test: TestCase; readonly result: TestResult }) {
  const { store } = useEditor().session
  const document = useEditorState(shownDocument)
  const Icon = icons[result.kind]
  return (
    <li className={classNames('journey-test-case', result.kind)}>
      <div className="journey-row">
        <InlineEdit value={test.name} label="Name of the test" onSave={(name) => { store.getState().run(renameTest(store.getState().document, { id: test.id, name })) }} />
        <IconButton label={`Delete the test “${test.name}”`} size="small" icon={<Trash2 aria-hidden />} onClick={() => { store.getState().run(removeTest(store.getState().document, test.id)) }} />
      </div>
      <p className="journey-test-result"><Icon aria-hidden /><strong>{words[result.kind]}</strong></p>
      <p className="ui-quiet">{expectedWords(test.expected, document)}</p>
      {result.kind === 'failed' ? <p>{cameOutWords(result.cameOut, document)}</p> : result.kind === 'unknown' ? <p>{result.reason}</p> : null}
      <Button size="small" look="quiet" icon={<Play aria-hidden />} onClick={() => { dryRunOf(store).setState({ setup: setupOfTest(test), tab: 'way', at: null, unmade: null }) }}>Show its way</Button>
    </li>
  )
}
