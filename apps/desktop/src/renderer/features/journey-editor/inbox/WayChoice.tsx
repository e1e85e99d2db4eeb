import { Select } from '@sendero/ui'
import { useMemo } from 'react'
import { useDryRun, useSetup } from '../dry-run/dry-run-store.ts'
import { isSameWay, mostWays, waysOf } from '../kernels/dry-run/ways-of.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { wayWords } from './way-words.ts'

/** Every way this person may go. The one that is chosen is the way of the test as well: its panel, its clock and the canvas follow. */
export function WayChoice() {
  const { change } = useSetup()
  const document = useEditorState(shownDocument)
  const other = useDryRun((state) => state.other)
  const walk = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk : null))
  const found = useMemo(() => (other === null ? null : waysOf(other)), [other])
  if (found === null || walk === null || found.ways.length < 2) return null
  const current = found.ways.findIndex((way) => isSameWay(way.walk, walk))
  return (
    <span className="journey-inbox-way">
      <Select
        label="Way" size="small" value={current === -1 ? '' : String(current)} {...(current === -1 ? { placeholder: 'As the test is set up' } : {})} options={found.ways.map((way, at) => ({ value: String(at), label: wayWords(way, document) }))}
        onChange={(value) => { const way = found.ways[Number(value)]; if (way !== undefined) change({ arms: way.arms, answers: way.answers }) }}
      />
      {found.isCut ? <span className="ui-quiet">The first {mostWays} of more.</span> : null}
    </span>
  )
}
