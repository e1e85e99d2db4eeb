import { IconButton } from '@sendero/ui'
import { useStore as useFlowStore } from '@xyflow/react'
import { Clock, Keyboard, ListTree, Map as MapIcon, Maximize, Minus, Plus } from 'lucide-react'
import { toggleOutline } from '../actions/toggle-outline.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'

/** Zoom, map and keys, in the corner of the canvas. Drawn inside React Flow's provider, whose zoom it shows. */
export function ViewTools() {
  const editor = useEditor()
  const { camera } = editor
  const zoom = useFlowStore(({ transform }) => Math.round(transform[2] * 100))
  const hasMap = useEditorState(({ panels }) => panels.minimap)
  const hasTimes = useEditorState(({ panels }) => panels.times)
  const hasOutline = useEditorState(({ panels }) => panels.outline)
  const show = useEditorState((state) => state.show)
  return (
    <div className="journey-view-tools" role="toolbar" aria-label="View" aria-orientation="vertical">
      <IconButton label="Zoom out" shortcut="Mod+-" size="small" tooltipSide="right" icon={<Minus aria-hidden />} onClick={() => { camera.current?.zoomBy(0.8) }} />
      <button type="button" className="journey-zoom" aria-label={`Zoom is ${zoom}%. Set it to 100%`} onClick={() => { camera.current?.actualSize() }}>{zoom}%</button>
      <IconButton label="Zoom in" shortcut="Mod+=" size="small" tooltipSide="right" icon={<Plus aria-hidden />} onClick={() => { camera.current?.zoomBy(1.25) }} />
      <IconButton label="Show the whole journey" shortcut="Shift+1" size="small" tooltipSide="right" icon={<Maximize aria-hidden />} onClick={() => { camera.current?.fit() }} />
      <IconButton label="Map" shortcut="M" size="small" tooltipSide="right" pressed={hasMap} icon={<MapIcon aria-hidden />} onClick={() => { show('minimap', !hasMap) }} />
      <IconButton label="Times" shortcut="T" size="small" tooltipSide="right" pressed={hasTimes} icon={<Clock aria-hidden />} onClick={() => { show('times', !hasTimes) }} />
      <IconButton label="Outline" shortcut="Shift+O" size="small" tooltipSide="right" pressed={hasOutline} icon={<ListTree aria-hidden />} onClick={() => { toggleOutline.perform(editor) }} />
      <IconButton label="All shortcuts" shortcut="?" size="small" tooltipSide="right" icon={<Keyboard aria-hidden />} onClick={() => { show('shortcuts', true) }} />
    </div>
  )
}
