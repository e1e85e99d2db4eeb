import { always, type EditorAction } from './editor-action.ts'

export const goBack: EditorAction = {
  id: 'go-back', label: 'Go back to where I was', group: 'Move around', keywords: ['view', 'camera', 'return'], shortcuts: ['Alt+ArrowLeft'], isEdit: false,
  isAvailable: always,
  perform: ({ session, camera }) => { if (camera.current?.back() !== true) session.store.getState().say('There is nowhere to go back to.') },
}
