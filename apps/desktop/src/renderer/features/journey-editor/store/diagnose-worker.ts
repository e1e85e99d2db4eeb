import type { JourneyDocument } from '@sendero/flow-engine/document'
import { diagnose } from '../kernels/diagnose/diagnose.ts'

// Runs beside the page: looking through a thousand steps must not make a key late.

self.onmessage = ({ data }: MessageEvent<{ readonly ticket: number; readonly document: JourneyDocument }>): void => {
  self.postMessage({ ticket: data.ticket, diagnostics: diagnose(data.document) })
}
