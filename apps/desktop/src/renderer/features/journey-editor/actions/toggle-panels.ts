import type { Panel } from '../store/editor-state.ts'
import { always, type EditorAction } from './editor-action.ts'

const toggle = (panel: Panel, action: Pick<EditorAction, 'id' | 'label' | 'shortcuts'> & { readonly keywords?: readonly string[] }): EditorAction => ({
  ...action, group: 'View', isEdit: false,
  isAvailable: always,
  perform: ({ session }) => { const state = session.store.getState(); state.show(panel, !state.panels[panel]) },
})

export const togglePanels: readonly EditorAction[] = [
  toggle('minimap', { id: 'toggle-minimap', label: 'Show or hide the map', shortcuts: ['M'], keywords: ['minimap', 'overview'] }),
  toggle('times', { id: 'toggle-times', label: 'Show or hide when people get where', shortcuts: ['T'], keywords: ['time', 'days', 'ruler', 'axis', 'duration', 'how long'] }),
  toggle('problems', { id: 'toggle-problems', label: 'Show or hide the problems', shortcuts: ['Mod+Shift+M'], keywords: ['errors', 'warnings', 'validate'] }),
  toggle('palette', { id: 'toggle-palette', label: 'Show or hide the names of the steps to add', shortcuts: ['Shift+P'] }),
  toggle('shortcuts', { id: 'show-shortcuts', label: 'Show all shortcuts', shortcuts: ['?'], keywords: ['keys', 'help', 'cheat sheet'] }),
]
