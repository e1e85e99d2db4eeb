import { IconButton } from '@sendero/ui'
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { DryStop } from '../kernels/dry-run/dry-run.ts'
import { nodeTitle } from '../nodes/registry.tsx'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { dryRunOf, passedStops, useDryRun } from './dry-run-store.ts'
import { elapsedWords } from './elapsed-words.ts'
import { timeOf } from './stop-words.ts'
import './dry-run.css'

const paceMs = 900

/** Below the canvas: the clock of the test, moved from stop to stop. */
export function TimeBar() {
  const isOpen = useDryRun((state) => state.isOpen)
  const stops = useDryRun(({ outcome }) => (outcome?.kind === 'walk' ? outcome.walk.stops : null))
  return isOpen && stops !== null && stops.length > 0 ? <Bar stops={stops} /> : null
}

function Bar({ stops }: { readonly stops: readonly DryStop[] }) {
  const { session, camera } = useEditor()
  const document = useEditorState(shownDocument)
  const passed = useDryRun(passedStops)
  const [isPlaying, setPlaying] = useState(false)
  const last = stops.length - 1
  const at = Math.max(0, passed - 1)
  const stop = stops[at]
  const go = (next: number): void => {
    const index = Math.max(0, Math.min(last, next))
    dryRunOf(session.store).setState({ at: index })
    const nodeId = stops[index]?.decision.nodeId
    if (nodeId !== undefined) camera.current?.reveal([nodeId])
  }
  useEffect(() => {
    if (!isPlaying) return
    if (at >= last) { setPlaying(false); return }
    const timer = setTimeout(() => { go(at + 1) }, paceMs)
    return () => { clearTimeout(timer) }
  })
  if (stop === undefined) return null
  const node = document.nodes.find(({ id }) => id === stop.decision.nodeId)
  const title = node === undefined ? 'Entry' : nodeTitle(node)
  const elapsed = elapsedWords(stop.at - (stops[0]?.at ?? stop.at))
  return (
    <section className="journey-time" aria-label="Clock of the test">
      <IconButton label={isPlaying ? 'Pause' : 'Play'} size="small" tooltipSide="top" icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />} onClick={() => { if (!isPlaying && at >= last) go(0); setPlaying(!isPlaying) }} />
      <IconButton label="One stop back" size="small" tooltipSide="top" disabled={at === 0} icon={<ChevronLeft aria-hidden />} onClick={() => { go(at - 1) }} />
      <input
        type="range" className="journey-time-scrub" aria-label="Stop on the way" min={0} max={last} step={1} value={at}
        aria-valuetext={`Stop ${at + 1} of ${stops.length}: ${title}, ${timeOf(stop.at)}, ${elapsed}`} onChange={(event) => { setPlaying(false); go(Number(event.target.value)) }}
      />
      <IconButton label="One stop on" size="small" tooltipSide="top" disabled={at === last} icon={<ChevronRight aria-hidden />} onClick={() => { go(at + 1) }} />
      <p className="journey-time-words"><strong>{timeOf(stop.at)}</strong><span>{elapsed}</span><span className="journey-time-step">{title}</span><span className="ui-quiet">{at + 1} of {stops.length}</span></p>
    </section>
  )
}
