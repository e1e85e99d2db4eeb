import { IconButton } from '@sendero/ui'
import type { NodeProps } from '@xyflow/react'
import { ChevronsDownUp } from 'lucide-react'
import { memo } from 'react'
import { foldSections } from '../actions/fold-sections.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { FlowNode } from './flow-elements.ts'
import { SectionTitle } from './SectionTitle.tsx'

const tones = ['decide', 'wait', 'message', 'data', 'entry'] as const

/** Behind the steps of an open section: its lane, and at the top its name, which selects all of them. */
export const SectionFrame = memo(function SectionFrame({ id }: NodeProps<FlowNode>) {
  const editor = useEditor()
  const section = useEditorState((state) => sectionsOf(shownDocument(state)).find((each) => each.id === id))
  const tone = useEditorState((state) => tones[sectionsOf(shownDocument(state)).findIndex((each) => each.id === id) % tones.length] ?? 'decide')
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  if (section === undefined) return null
  const { store } = editor.session
  return (
    <section className={`journey-section ui-tone ${tone}`} aria-label={`Section ${section.name}`}>
      <div className="journey-section-tab nodrag nopan" onClick={() => { store.getState().select(section.nodeIds) }} onDoubleClick={(event) => { event.stopPropagation(); if (isEditing) store.setState({ renaming: id }) }}>
        <SectionTitle id={id} name={section.name} className="journey-section-name" />
        <IconButton label={`Collapse ${section.name}`} size="small" icon={<ChevronsDownUp aria-hidden />} onClick={(event) => { event.stopPropagation(); foldSections(editor, [id], true) }} />
      </div>
    </section>
  )
})
