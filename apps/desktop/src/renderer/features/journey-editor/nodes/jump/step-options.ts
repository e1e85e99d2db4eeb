import { nodeLabels, type JourneyDocument } from '@sendero/flow-engine/document'
import type { ComboboxOption } from '@sendero/ui'
import { jumpProblem } from '../../kernels/document/connection-problem.ts'
import { readingOrder } from '../../kernels/walk/flow-walk.ts'

/** The steps a jump may lead to, as a reader comes to them; those it must not lead to say why. */
export function stepOptions(document: JourneyDocument, jumpId: string): ComboboxOption[] {
  const labels = nodeLabels(document)
  const kinds = nodeLabels({ ...document, edges: [], nodes: document.nodes.map(({ name: _name, ...node }) => node) })
  return readingOrder(document).flatMap((id) => {
    const label = labels.get(id)
    const kind = kinds.get(id) ?? ''
    if (label === undefined || id === jumpId) return []
    const problem = jumpProblem(document, { from: jumpId, to: id })
    return [{ value: id, label, ...(label.startsWith(kind) ? {} : { description: kind }), ...(problem === null ? {} : { disabledReason: problem }) }]
  })
}
