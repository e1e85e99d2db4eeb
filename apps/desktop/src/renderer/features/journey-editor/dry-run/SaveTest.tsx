import { Button, Field, Select } from '@sendero/ui'
import { useState } from 'react'
import { saveTest } from '../kernels/document/intents/test-edits.ts'
import { cameOut, type Expected, type WalkEnd } from '../kernels/dry-run/judge-test.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { newId } from '../store/new-id.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useDryRun, type DryRunState } from './dry-run-store.ts'
import { endWords } from './expected-words.ts'
import { testOfSetup } from './setup-of-test.ts'

/** Where they came to last: what a test that is saved now expects, until something else is chosen. */
const lastStep = ({ outcome }: DryRunState): string | null => (outcome?.kind === 'walk' ? cameOut(outcome.walk).nodeId : null)

/** Keeps the person the test is about, with what happens to them and how it must come out. */
export function SaveTest() {
  const { store } = useEditor().session
  const document = useEditorState(shownDocument)
  const setup = useDryRun((state) => state.setup)
  const reached = useDryRun(lastStep)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [isAsked, setAsked] = useState(false)
  const steps = document.nodes.map((node) => ({ value: `step ${node.id}`, label: `They come to “${nodeTitle(node)}”`, group: 'A step' }))
  const ends = (Object.keys(endWords) as WalkEnd[]).map((end) => ({ value: `end ${end}`, label: `They ${endWords[end]}`, group: 'How it ends' }))
  const value = chosen !== null && [...steps, ...ends].some((option) => option.value === chosen) ? chosen : reached === null || reached === 'entry' ? 'end completed' : `step ${reached}`
  const isMissing = isAsked && name.trim() === ''
  const save = (): void => {
    setAsked(true)
    if (name.trim() === '') return
    const state = store.getState()
    state.run(saveTest(state.document, testOfSetup(setup, { name, expected: expectedOf(value) }), newId))
    setName('')
    setChosen(null)
    setAsked(false)
  }
  return (
    <form className="journey-dry-rows" aria-label="Save this test" onSubmit={(event) => { event.preventDefault(); save() }}>
      <h3>Save this test</h3>
      <Field label="Name" size="small" maxLength={200} value={name} error={isMissing ? 'Give the test a name.' : undefined} placeholder="Who it is, and what for" onChange={(event) => { setName(event.target.value) }} />
      <Select label="It must come out like this" size="small" value={value} options={[...steps, ...ends]} onChange={setChosen} />
      <Button size="small" type="submit" disabled={reached === null}>Save the test</Button>
    </form>
  )
}

function expectedOf(value: string): Expected {
  const [kind = '', what = ''] = value.split(' ')
  return kind === 'step' ? { kind: 'step', nodeId: what } : { kind: 'end', end: what as WalkEnd }
}
