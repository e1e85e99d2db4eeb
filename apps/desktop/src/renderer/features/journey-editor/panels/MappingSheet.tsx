import { Button, Dialog } from '@sendero/ui'
import { useState } from 'react'
import { JourneyPicker } from '../../../pickers/JourneyPicker.tsx'
import { SegmentPicker } from '../../../pickers/SegmentPicker.tsx'
import { TemplatePicker } from '../../../pickers/TemplatePicker.tsx'
import { placeFragment } from '../actions/paste-steps.ts'
import { withThings, type ThingKind } from '../kernels/document/things.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { Mapping } from '../store/editor-state.ts'
import type { MissingThing } from '../store/missing-things.ts'

const pickers = { template: TemplatePicker, segment: SegmentPicker, journey: JourneyPicker } as const
const kindWords: Readonly<Record<ThingKind, string>> = { template: 'Template', segment: 'Segment', journey: 'Journey' }

/** Copied steps use what is not in this workspace: a person says what takes its place before they are pasted. */
export function MappingSheet() {
  const mapping = useEditorState((state) => state.mapping)
  return mapping === null ? null : <Sheet mapping={mapping} />
}

function Sheet({ mapping: { fragment, withLinks, missing } }: { readonly mapping: Mapping }) {
  const editor = useEditor()
  const { store } = editor.session
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(() => new Map(missing.map(({ id, twin }) => [id, twin ?? ''])))
  const open = missing.filter(({ id }) => chosen.get(id) === '').length
  const close = (): void => { store.setState({ mapping: null }); editor.camera.current?.focus() }
  const paste = (): void => { close(); placeFragment(editor, withThings(fragment, chosen), { withLinks }) }
  return (
    <Dialog
      open size="medium" onOpenChange={(isOpen) => { if (!isOpen) close() }} title="These steps use what is not here"
      description="They were copied from another workspace, or what they use is gone. Choose what takes its place."
      footer={<><Button look="quiet" onClick={close}>Do not paste</Button><Button look="primary" onClick={paste}>{open === 0 ? 'Paste' : `Paste and leave ${open} open`}</Button></>}
    >
      <div className="ui-stack">
        {missing.map((thing) => <Row key={thing.id} thing={thing} uses={usesOf(fragment.nodes, thing.id)} value={chosen.get(thing.id) ?? ''} onChange={(id) => { setChosen(new Map([...chosen, [thing.id, id]])) }} />)}
        {open === 0 ? null : <p className="journey-form-note ui-quiet">What you leave open is listed as a problem until you choose.</p>}
      </div>
    </Dialog>
  )
}

interface RowProps { readonly thing: MissingThing; readonly uses: number; readonly value: string; readonly onChange: (id: string) => void }

function Row({ thing: { kind, name, id, twin }, uses, value, onChange }: RowProps) {
  const Picker = pickers[kind]
  const hint = `${name === null ? `Known there as ${id}. ` : ''}${twin !== null && value === twin ? 'One of the same name is here. ' : ''}Used in ${uses === 1 ? '1 step' : `${uses} steps`}.`
  return <Picker label={name === null ? kindWords[kind] : `${kindWords[kind]} “${name}”`} hint={hint} value={value === '' ? null : value} onChange={(chosen) => { onChange(chosen ?? '') }} />
}

const usesOf = (nodes: Mapping['fragment']['nodes'], id: string): number => nodes.filter(({ config }) => JSON.stringify(config).includes(JSON.stringify(id))).length
