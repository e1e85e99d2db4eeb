import { Fragment, useEffect, useMemo, useRef } from 'react'
import { useLive } from '../../base/live.ts'
import { useMay } from '../../base/session-context.ts'
import { useOnReturn } from '../../base/use-on-return.ts'
import { usePaced } from '../../base/use-paced.ts'
import { JourneyCanvas } from './canvas/JourneyCanvas.tsx'
import { CompareView } from './compare/CompareView.tsx'
import { useCompared } from './compare/use-compared.ts'
import { Outline } from './outline/Outline.tsx'
import { OutlinePrint } from './outline/OutlinePrint.tsx'
import { ConflictDialog } from './panels/ConflictDialog.tsx'
import { ConnectPicker } from './panels/ConnectPicker.tsx'
import { CopyToDialog } from './panels/CopyToDialog.tsx'
import { EditorHeader } from './panels/EditorHeader.tsx'
import { EmptyJourney } from './panels/EmptyJourney.tsx'
import { FindBar } from './panels/FindBar.tsx'
import { MappingSheet } from './panels/MappingSheet.tsx'
import { Palette } from './panels/Palette.tsx'
import { ProblemsPanel } from './panels/ProblemsPanel.tsx'
import { QuickAdd } from './panels/QuickAdd.tsx'
import { RemovalChooser } from './panels/RemovalChooser.tsx'
import { SelectionBar } from './panels/SelectionBar.tsx'
import { ShortcutSheet } from './panels/ShortcutSheet.tsx'
import { SidePanel } from './panels/SidePanel.tsx'
import { StatusLine } from './panels/StatusLine.tsx'
import { StarterGallery } from './starters/StarterGallery.tsx'
import { SlotsContext, useSlots, type EditorSlots } from './slots.ts'
import { EditorContext, useEditorState, type Camera, type Editor } from './store/editor-context.ts'
import type { EditorSession } from './store/editor-session.ts'
import { useEditorCommands } from './use-editor-commands.ts'
import { useEditorKeys } from './use-editor-keys.ts'
import { useNames } from './use-names.ts'
import { usePeopleStanding } from './use-people-standing.ts'

/** The editor of an open journey, with whatever else has a place in it. */
export function JourneyEditor({ session, slots }: { readonly session: EditorSession; readonly slots: EditorSlots }) {
  const camera = useRef<Camera | null>(null)
  const editor = useMemo<Editor>(() => ({ session, camera }), [session])
  return (
    <EditorContext value={editor}>
      <SlotsContext value={slots}>
        <div className="journey-page"><Page editor={editor} /><Compared /></div>
      </SlotsContext>
    </EditorContext>
  )
}

function Page({ editor }: { readonly editor: Editor }) {
  useEditorKeys(editor)
  useEditorCommands(editor)
  useNames()
  usePeopleStanding()
  useStepInAddress(editor)
  const { write } = useMay()
  const { store } = editor.session
  useEffect(() => { if (!write) store.getState().setMode('read') }, [write, store])
  const refresh = usePaced(() => { void editor.session.refresh() }, 1000)
  useLive('journey', ({ id }) => { if (id === store.getState().journey.id) refresh() })
  useLive('open', refresh)
  useOnReturn(refresh)
  const isEditing = useEditorState(({ mode }) => mode === 'edit')
  // What is added there is typed.
  const hasOutline = useEditorState(({ panels }) => panels.outline)
  const { Bar, Beside = Fragment, Over, Foot, Aside, Outside } = useSlots()
  const { sides } = useCompared()
  return (
    <div className="journey-editor" inert={sides !== null}>
      <EditorHeader />
      {Bar === undefined ? null : <Bar />}
      <div className="journey-work">
        <Beside>{isEditing && !hasOutline ? <Palette /> : null}</Beside>
        <div className="journey-stage">
          <Outline />
          <JourneyCanvas />
          <EmptyJourney />
          <div className="journey-top"><FindBar /><ConnectPicker /></div>
          <div className="journey-bottom"><StatusLine /><SelectionBar /></div>
          <ProblemsPanel />
          {Over === undefined ? null : <Over />}
        </div>
        <SidePanel />
        {Aside === undefined ? null : <Aside />}
      </div>
      {Foot === undefined ? null : <Foot />}
      <QuickAdd />
      <RemovalChooser />
      <MappingSheet />
      <StarterGallery />
      <CopyToDialog />
      <ShortcutSheet />
      <OutlinePrint />
      <ConflictDialog />
      {Outside === undefined ? null : <Outside />}
    </div>
  )
}

/** Lies over the editor, which keeps its camera and its selection meanwhile. */
function Compared() {
  const { sides } = useCompared()
  return sides === null ? null : <CompareView sides={sides} />
}

/** `#step=…` opens the journey at a step. */
function useStepInAddress({ session, camera }: Editor): void {
  useEffect(() => {
    const show = (): void => {
      const step = new URLSearchParams(window.location.hash.slice(1)).get('step')
      const { document, select } = session.store.getState()
      if (step === null || !(step === 'entry' || document.nodes.some(({ id }) => id === step))) return
      select([step])
      requestAnimationFrame(() => { camera.current?.zoomTo([step]) })
    }
    show()
    window.addEventListener('hashchange', show)
    return () => { window.removeEventListener('hashchange', show) }
  }, [session, camera])
}
