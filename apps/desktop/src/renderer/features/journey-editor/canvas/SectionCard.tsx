import { IconButton } from '@sendero/ui'
import type { NodeProps } from '@xyflow/react'
import { ChevronsUpDown, Layers } from 'lucide-react'
import { memo } from 'react'
import { foldSections } from '../actions/fold-sections.ts'
import { sectionsOf } from '../kernels/document/sections.ts'
import { useSlots } from '../slots.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { CardFrame } from './CardFrame.tsx'
import type { FlowNode } from './flow-elements.ts'
import { SectionTitle } from './SectionTitle.tsx'

/** A collapsed section: one card for all its steps. */
export const SectionCard = memo(function SectionCard({ id, selected }: NodeProps<FlowNode>) {
  const editor = useEditor()
  const section = useEditorState((state) => sectionsOf(shownDocument(state)).find((each) => each.id === id))
  const blocks = useEditorState(({ problemsOfStep }) => (section?.nodeIds ?? []).reduce((sum, node) => sum + (problemsOfStep.get(node)?.filter(({ level }) => level === 'blocks').length ?? 0), 0))
  const { SectionNumbers } = useSlots()
  if (section === undefined) return null
  const { name, nodeIds } = section
  const line = `${nodeIds.length === 1 ? '1 step' : `${nodeIds.length} steps`}${blocks === 0 ? '' : `, ${blocks} to fix`}`
  return (
    <CardFrame id={id} group="flow" icon={Layers} label={`${name}. Collapsed section of ${line}. Enter opens it`} isSelected={selected} className={`journey-card-stack ${blocks === 0 ? '' : 'blocks'}`} numbers={SectionNumbers === undefined ? null : <SectionNumbers nodeIds={nodeIds} />}>
      <SectionTitle id={id} name={name} className="journey-card-title" />
      <span className={blocks === 0 ? 'journey-card-line' : 'journey-card-line problem blocks'}>{line}</span>
      <span className="journey-section-open nodrag nopan"><IconButton label={`Open ${name}`} size="small" icon={<ChevronsUpDown aria-hidden />} onClick={(event) => { event.stopPropagation(); foldSections(editor, [id], false) }} /></span>
    </CardFrame>
  )
})
