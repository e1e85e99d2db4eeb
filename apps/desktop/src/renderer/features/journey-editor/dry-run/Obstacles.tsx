import { Notice } from '@sendero/ui'
import { useNames } from '../publish/use-names.ts'
import { useEditorState } from '../store/editor-context.ts'
import { shownDocument } from '../store/shown-document.ts'
import type { EntryObstacle } from '../kernels/dry-run/entry-obstacles.ts'

/** Why they would not be let in. The test lets them in all the same. */
export function Obstacles({ obstacles, entryProblem }: { readonly obstacles: readonly EntryObstacle[]; readonly entryProblem: string | null }) {
  const nameOf = useNames([useEditorState(shownDocument)])
  const reasons = [...(entryProblem === null ? [] : [`The entry is not finished: ${entryProblem}`]), ...obstacles.map((obstacle) => words(obstacle, (id) => nameOf(id) ?? id))]
  if (reasons.length === 0) return null
  return <Notice tone="warn" title="In earnest they would not be let in"><ul className="journey-path-reasons">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></Notice>
}

function words(obstacle: EntryObstacle, nameOf: (id: string) => string): string {
  switch (obstacle.kind) {
    case 'eventDiffers': return `What “${obstacle.event}” says does not meet the conditions of the entry.`
    case 'noKey': return obstacle.reason
    case 'notInSegment': return `They are not in the segment “${nameOf(obstacle.segmentId)}”.`
    case 'stillInSegment': return `They are in the segment “${nameOf(obstacle.segmentId)}”; who leaves it enters.`
    case 'noDate': return `They have no “${obstacle.path}”.`
    case 'heldOut': return `They are among the ${obstacle.percent}% who are kept out of this journey.`
    case 'hasBeenIn': return 'They have been in this journey, and nobody enters it twice.'
    case 'isIn': return 'They are in this journey now, and enter again only once they are out.'
  }
}
