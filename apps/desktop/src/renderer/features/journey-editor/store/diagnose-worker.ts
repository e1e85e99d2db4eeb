import type { JourneyDocument } from '@sendero/flow-engine/document'
import { diagnose } from '../kernels/diagnose/diagnose.ts'
import { lintJourney } from '../problems/lint-journey.ts'

// Runs beside the page: looking through a thousand steps must not make a key late.

self.onmessage = ({ data }: MessageEvent<{ readonly ticket: number; readonly document: JourneyDocument }>): void => {
  const known = diagnose(data.document)
  self.postMessage({ ticket: data.ticket, diagnostics: [...known, ...lintJourney(data.document, { now: Date.now(), known })] })
}
