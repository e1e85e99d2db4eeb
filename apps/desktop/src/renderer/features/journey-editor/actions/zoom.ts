import { always, type EditorAction } from './editor-action.ts'

export const zoom: readonly EditorAction[] = [
  { id: 'zoom-fit', label: 'Show the whole journey', group: 'View', keywords: ['fit', 'zoom'], shortcuts: ['Shift+1'], isEdit: false, isAvailable: always, perform: ({ camera }) => { camera.current?.fit() } },
  { id: 'zoom-selection', label: 'Zoom to the selection', group: 'View', shortcuts: ['Shift+2'], isEdit: false, isAvailable: ({ selected }) => selected.size > 0, perform: ({ session, camera }) => { camera.current?.zoomTo([...session.store.getState().selected]) } },
  { id: 'zoom-actual', label: 'Zoom to 100%', group: 'View', shortcuts: ['Shift+0'], isEdit: false, isAvailable: always, perform: ({ camera }) => { camera.current?.actualSize() } },
  { id: 'zoom-in', label: 'Zoom in', group: 'View', shortcuts: ['Mod+=', 'Mod++'], isEdit: false, isAvailable: always, perform: ({ camera }) => { camera.current?.zoomBy(1.25) } },
  { id: 'zoom-out', label: 'Zoom out', group: 'View', shortcuts: ['Mod+-'], isEdit: false, isAvailable: always, perform: ({ camera }) => { camera.current?.zoomBy(0.8) } },
]
