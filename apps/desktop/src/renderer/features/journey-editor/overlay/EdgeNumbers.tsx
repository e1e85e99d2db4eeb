import { shareLabel } from '../../../base/numbers.ts'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { countChange } from '../kernels/overlay/number-change.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { countWords } from './change-words.ts'
import { comparedWords } from './compared-range.ts'
import { edgeWords } from './edge-words.ts'
import { useNumbers } from './numbers-store.ts'
import { useReading } from './reading.ts'

const none = { count: 0, share: 0 }

/** On a way: which part of those who left went this way, and how many. Where there is only one way, the count says it all; while numbers are compared, how many more or fewer. */
export function EdgeNumbers({ edgeId }: { readonly edgeId: string }) {
  const isFork = useEditorState((state) => {
    const document = shownDocument(state)
    const from = document.edges.find(({ id }) => id === edgeId)?.from
    return from !== undefined && journeyIndex(document).ports(from).length > 1
  })
  const count = useNumbers(({ edges }) => edges.get(edgeId)?.count ?? null)
  const share = useNumbers(({ edges }) => edges.get(edgeId)?.share ?? 0)
  const before = useNumbers((state) => (state.before === null ? null : state.edgesBefore.get(edgeId) ?? none))
  const { range, against } = useReading()
  if (count === null) return null
  const { text, words } = edgeWords({ count, share }, isFork)
  const than = comparedWords({ range, against })
  if (before === null || than === null) return <span className="journey-edge-count" title={words}>{text}</span>
  const points = Math.round((share - before.share) * 100)
  const change = countWords(countChange(count, before.count), than)
  const isShare = isFork && count > 0 && before.count > 0
  const shares = isShare ? `; ${shareLabel(share, 1)} of those who left, ${shareLabel(before.share, 1)} in ${than}` : ''
  return (
    <span className="journey-edge-count" title={`${words}: ${change.words}${shares}`}>
      {text} <span className={`journey-change ${change.direction}`}>{isShare ? `${points > 0 ? '+' : points < 0 ? '−' : '±'}${Math.abs(points)} ${Math.abs(points) === 1 ? 'pt' : 'pts'}` : change.text}</span>
    </span>
  )
}
