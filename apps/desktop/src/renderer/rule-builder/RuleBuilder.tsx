import type { Rule } from '@sendero/flow-engine/segment'
import { VisuallyHidden } from '@sendero/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { GroupBox } from './GroupBox.tsx'
import { BuilderContext } from './builder-context.ts'
import type { BuilderTools } from './builder-context.ts'
import { issuesByPart } from './draft-issues.ts'
import { rootGroup } from './rule-draft.ts'
import { usePartDragging } from './use-part-drag.ts'
import { useRuleDraft } from './use-rule-draft.ts'
import './rule-builder.css'

interface Props {
  readonly value: Rule
  /** Called with every edit, also with rules that are not complete yet: `parseRule` says whether one is. */
  readonly onChange: (rule: Rule) => void
  readonly label?: string
  /** Shows what is wrong everywhere, not only where somebody has been. */
  readonly showIssues?: boolean
}

/** Puts a rule together out of conditions and groups. Its edits can be taken back with Ctrl or ⌘ Z while the focus is inside. */
export function RuleBuilder({ value, onChange, label = 'Rule', showIssues = false }: Props) {
  const { draft, edit, undo, redo } = useRuleDraft(value, onChange)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const drag = usePartDragging(edit)
  const focus = useFocusAfterDrawing(box)
  const issues = useMemo(() => issuesByPart(draft), [draft])
  const tools: BuilderTools = {
    draft, edit, drag, focus, announce: setSaid, showAllIssues: showIssues,
    issuesOf: (partId) => (showIssues || left.has(partId) ? issues.get(partId) ?? [] : []),
    leave: (partId) => { if (!left.has(partId)) setLeft((before) => new Set([...before, partId])) },
  }
  const press = (event: KeyboardEvent): void => {
    const isUndo = isMod(event) && !event.altKey && event.key.toLowerCase() === 'z'
    const isRedo = isMod(event) && !event.altKey && (event.key.toLowerCase() === 'y' || (isUndo && event.shiftKey))
    if (!isUndo && !isRedo) return
    // A search being typed in an open list is not part of the rule: the browser takes that back.
    if (event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true') return
    if (isRedo ? !redo() : !undo()) return
    event.preventDefault()
    event.stopPropagation()
    setSaid(isRedo ? 'Done again' : 'Taken back')
  }
  return (
    <BuilderContext value={tools}>
      <div ref={box} className="rule-builder" role="group" aria-label={label} onKeyDown={press}>
        <GroupBox group={rootGroup(draft)} isRoot />
        <VisuallyHidden><span role="status">{said}</span></VisuallyHidden>
      </div>
    </BuilderContext>
  )
}

const isMod = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey

type FocusTarget = Parameters<BuilderTools['focus']>[0]

/** A part that was just added or moved exists in the page only after it was drawn. */
function useFocusAfterDrawing(box: { readonly current: HTMLElement | null }): BuilderTools['focus'] {
  const wanted = useRef<FocusTarget | null>(null)
  useEffect(() => {
    const target = wanted.current
    if (target === null) return
    const place = box.current?.querySelector('partId' in target ? `[data-part="${String(target.partId)}"]` : `[data-add-to="${String(target.addTo)}"]`)
    // The name comes first, wherever it stands in the line: everything else has something to begin with.
    const control = ['.rule-name input', 'input, select, button'].map((selector) => place?.querySelector<HTMLElement>(selector)).find((each) => each != null)
    if (control == null) return
    wanted.current = null
    control.focus()
  })
  return (target) => { wanted.current = target }
}
