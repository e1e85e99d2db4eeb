import { countLabel, shareLabel, shortCountLabel } from '../../../base/numbers.ts'
import { sectionFigures } from '../kernels/overlay/section-figures.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import { useNumbers } from './numbers-store.ts'
import './overlay.css'

/** On the card of a collapsed section: who came into it, who is in it, who went on from it, and how many of them converted in it. */
export function SectionNumbers({ nodeIds }: { readonly nodeIds: readonly string[] }) {
  const document = useEditorState(shownDocument)
  const numbers = useNumbers((state) => state.numbers)
  if (numbers === null) return <div className="journey-numbers waiting" aria-hidden="true" />
  const { entered, hereNow, left, converted } = sectionFigures(document, nodeIds, numbers)
  return (
    <dl className="journey-numbers">
      <Figure label="entered" count={entered} />
      <Figure label="here now" count={hereNow} />
      <Figure label="went on" count={left} />
      {entered === 0 || converted === 0 ? null : <div className="rate" title={`${countLabel(converted)} of ${countLabel(entered)} converted in it`}><dd>{shareLabel(converted, entered)}</dd><dt>converted</dt></div>}
    </dl>
  )
}

function Figure({ label, count }: { readonly label: string; readonly count: number }) {
  return <div title={`${countLabel(count)} ${label}`}><dd>{count < 10_000 ? countLabel(count) : shortCountLabel(count)}</dd><dt>{label}</dt></div>
}
