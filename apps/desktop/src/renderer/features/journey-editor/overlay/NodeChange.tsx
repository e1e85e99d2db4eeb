import type { NodeKind } from '@sendero/flow-engine/document'
import { useNumbers } from './numbers-store.ts'
import { countChange, rateChange } from '../kernels/overlay/number-change.ts'
import { nodeFigure } from '../kernels/overlay/node-figures.ts'
import { ChangeText } from './ChangeText.tsx'
import { countWords, rateWords } from './change-words.ts'
import { comparedWords } from './compared-range.ts'
import { useReading } from './reading.ts'

/** Below the figures of a step: how many more or fewer came than in the time compared with, and how its rate moved. */
export function NodeChange({ nodeId, kind }: { readonly nodeId: string; readonly kind: NodeKind }) {
  const { range, against } = useReading()
  const than = comparedWords({ range, against })
  const now = useNumbers(({ numbers }) => numbers?.nodes[nodeId])
  const before = useNumbers((state) => state.before?.nodes[nodeId])
  const isCompared = useNumbers((state) => state.before !== null)
  if (!isCompared || than === null) return null
  const [figure, was] = [nodeFigure(kind, now), nodeFigure(kind, before)]
  const rate = rateChange(figure.rate, was.rate)
  const noun = kind === 'goal' ? 'converted' : kind === 'exit' ? 'ended here' : 'entered'
  return (
    <p className="journey-numbers-change">
      <ChangeText change={countWords(countChange(figure.entered, was.entered), than)} noun={noun} />
      {rate === null || figure.rate === null ? null : <ChangeText change={rateWords(rate, than)} noun={figure.rate.label === 'converted later' ? 'converted' : figure.rate.label} isUncertain={rate.mayBeChance} />}
    </p>
  )
}

/** The same of the entry, whose way says how many came in. */
export function EntryChange({ edgeId }: { readonly edgeId: string }) {
  const { range, against } = useReading()
  const than = comparedWords({ range, against })
  const now = useNumbers(({ edges }) => edges.get(edgeId)?.count ?? 0)
  const before = useNumbers(({ edgesBefore }) => edgesBefore.get(edgeId)?.count ?? 0)
  const isCompared = useNumbers((state) => state.before !== null)
  if (!isCompared || than === null) return null
  return <p className="journey-numbers-change"><ChangeText change={countWords(countChange(now, before), than)} noun="entered" /></p>
}
