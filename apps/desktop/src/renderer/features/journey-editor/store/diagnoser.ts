import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'

export interface Diagnoser {
  /** Looks at a document when editing pauses for a moment; an answer that a newer document has overtaken is dropped. */
  look(document: JourneyDocument): void
  stop(): void
}

const pauseMs = 120

export function createDiagnoser(onDiagnostics: (diagnostics: readonly Diagnostic[]) => void): Diagnoser {
  const worker = new Worker(new URL('./diagnose-worker.ts', import.meta.url), { type: 'module' })
  let ticket = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  worker.onmessage = ({ data }: MessageEvent<{ readonly ticket: number; readonly diagnostics: readonly Diagnostic[] }>) => {
    if (data.ticket === ticket) onDiagnostics(data.diagnostics)
  }
  return {
    look: (document) => {
      clearTimeout(timer)
      timer = setTimeout(() => { ticket += 1; worker.postMessage({ ticket, document }) }, ticket === 0 ? 0 : pauseMs)
    },
    stop: () => { clearTimeout(timer); worker.terminate() },
  }
}
