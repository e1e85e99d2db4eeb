import { ViewportPortal } from '@xyflow/react'
import type { HelperLine } from '../kernels/align/align-box.ts'

/** While a note or a section is dragged: the lines it stands in with others. */
export function HelperLines({ lines }: { readonly lines: readonly HelperLine[] }) {
  if (lines.length === 0) return null
  return (
    <ViewportPortal>
      {lines.map(({ along, at, from, to }) => <div key={`${along} ${at}`} className="journey-helper-line" data-along={along} aria-hidden="true" style={along === 'x' ? { left: at, top: from, height: to - from } : { left: from, top: at, width: to - from }} />)}
    </ViewportPortal>
  )
}
