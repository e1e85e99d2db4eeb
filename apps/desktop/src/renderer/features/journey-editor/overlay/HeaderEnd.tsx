import { SegmentedControl } from '@sendero/ui'
import { ChartNoAxesColumn, Pencil } from 'lucide-react'
import { useMay } from '../../../base/session-context.ts'
import { PublishButton } from '../publish/PublishButton.tsx'
import { useReading } from './reading.ts'

/** At the end of the header: the switch between drawing and reading, and publishing. */
export function HeaderEnd() {
  const { isOn, change } = useReading()
  const { write } = useMay()
  // Who may only read has nothing to switch to.
  if (!write) return null
  return (
    <>
      <SegmentedControl
        label="What the canvas is for (A)" value={isOn ? 'read' : 'edit'} onChange={(mode) => { change(mode === 'read' ? { isOn: true } : { isOn: false, version: null, person: null }) }}
        options={[{ value: 'edit', label: 'Edit', icon: <Pencil aria-hidden /> }, { value: 'read', label: 'Numbers', icon: <ChartNoAxesColumn aria-hidden /> }]}
      />
      <PublishButton />
    </>
  )
}
