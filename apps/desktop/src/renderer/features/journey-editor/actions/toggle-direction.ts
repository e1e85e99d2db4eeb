import { setDirection } from '../kernels/document/intents/arrange-steps.ts'
import { metricsOf } from '../kernels/layout/metrics.ts'
import { always, type EditorAction } from './editor-action.ts'

export const toggleDirection: EditorAction = {
  id: 'toggle-direction', label: 'Draw from left to right, or from top to bottom', group: 'View', keywords: ['horizontal', 'vertical', 'layout', 'turn'], shortcuts: ['Shift+L'], isEdit: true,
  isAvailable: always,
  perform: ({ session, camera }) => {
    const state = session.store.getState()
    const { card } = metricsOf('TB')
    if (state.run(setDirection(state.document, state.document.canvas.direction === 'TB' ? 'LR' : 'TB', card.cross - card.main))) camera.current?.fit()
  },
}
