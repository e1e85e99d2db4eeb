import { Button, IconButton, SegmentedControl, Select, Switch } from '@sendero/ui'
import { ArrowLeft, ArrowRight, Columns2, Layers2, RotateCcw } from 'lucide-react'
import { useMay } from '../../../base/session-context.ts'
import { useRestore } from '../publish/use-restore.ts'
import { useVersions } from '../publish/use-versions.ts'
import { useEditorState } from '../store/editor-context.ts'
import { sideName, sideOf, type ComparedSides, type Side } from './compared-sides.ts'

export type CompareView = 'together' | 'beside'

interface Props {
  readonly sides: ComparedSides
  readonly view: CompareView
  readonly isSynced: boolean
  readonly onSides: (sides: ComparedSides) => void
  readonly onView: (view: CompareView) => void
  readonly onSync: (isSynced: boolean) => void
  readonly onClose: () => void
}

/** What is compared and how, and the way back. */
export function CompareBar({ sides, view, isSynced, onSides, onView, onSync, onClose }: Props) {
  const { before, after } = sides
  return (
    <header className="journey-compare-bar">
      <IconButton label="Back to the journey" shortcut="Escape" size="small" tooltipSide="bottom" icon={<ArrowLeft aria-hidden />} onClick={onClose} />
      <h1 className="journey-compare-title">What changed</h1>
      <div className="journey-compare-sides">
        <SideChoice label="From" value={before} other={after} onChange={(next) => { onSides({ before: next, after }) }} />
        <ArrowRight aria-hidden />
        <SideChoice label="To" value={after} other={before} onChange={(next) => { onSides({ before, after: next }) }} />
      </div>
      <SegmentedControl
        label="How it is shown" size="small" value={view} onChange={onView}
        options={[{ value: 'together', label: 'Overlay', icon: <Layers2 aria-hidden /> }, { value: 'beside', label: 'Side by side', icon: <Columns2 aria-hidden /> }]}
      />
      {view === 'beside' ? <Switch label="Move together" checked={isSynced} onChange={onSync} /> : null}
      <div className="journey-compare-end">
        <Restore side={before === 'draft' ? after : before} onDone={onClose} />
      </div>
    </header>
  )
}

function SideChoice({ label, value, other, onChange }: { readonly label: string; readonly value: Side; readonly other: Side; readonly onChange: (side: Side) => void }) {
  const { id, publishedVersion } = useEditorState((state) => state.journey)
  const versions = useVersions(id)
  const known = versions.data?.pages.flatMap(({ data }) => data.map(({ version }) => version)) ?? []
  const numbers = [...new Set([...known, ...[value, other].filter((side) => side !== 'draft')])].sort((a, b) => b - a)
  const options = (['draft', ...numbers] as const).map((side) => ({ value: String(side), label: `${sideName(side)}${side === publishedVersion ? ' · live' : ''}`, disabled: side === other }))
  return <Select label={label} labelHidden size="small" className="journey-compare-side" value={String(value)} options={options} onChange={(text) => { onChange(sideOf(text)) }} />
}

function Restore({ side, onDone }: { readonly side: Side; readonly onDone: () => void }) {
  const { write } = useMay()
  const restore = useRestore()
  if (!write || side === 'draft') return null
  return <Button size="small" icon={<RotateCcw aria-hidden />} onClick={() => { void restore(side).then((isDone) => { if (isDone) onDone() }) }}>{`Make version ${side} the draft`}</Button>
}
