import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { edgeWords } from './edge-words.ts'
import { useNumbers } from './numbers-store.ts'

/** On an edge: which part of those who left went this way, and how many. Where there is only one way, the count says it all. */
export function EdgeNumbers({ edgeId }: { readonly edgeId: string }) {
  const isFork = useEditorState((state) => {
    const document = shownDocument(state)
    const from = document.edges.find(({ id }) => id === edgeId)?.from
    return from !== undefined && journeyIndex(document).ports(from).length > 1
  })
  const count = useNumbers(({ edges }) => edges.get(edgeId)?.count ?? null)
  const share = useNumbers(({ edges }) => edges.get(edgeId)?.share ?? 0)
  if (count === null) return null
  const { text, words } = edgeWords({ count, share }, isFork)
  return <span className="journey-edge-count" title={words}>{text}</span>
}
