import type { JourneyDocument } from '@sendero/flow-engine/document'
import { networkLayout } from '../drawing/network-layout.ts'

// Runs beside the page: two thousand steps that cross each other take seconds.

self.onmessage = ({ data }: MessageEvent<{ readonly document: JourneyDocument }>): void => {
  self.postMessage({ places: networkLayout(data.document) })
}
