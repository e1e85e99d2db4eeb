import type { JourneyChange } from '@sendero/flow-engine/document'
import { standingWords, type Standing } from '../people-standing.ts'
import { Minus, Plus, Pencil, Route, LogIn } from 'lucide-react'

const looks = {
  entry: { icon: LogIn, tone: 'info', word: 'Entry' }, added: { icon: Plus, tone: 'good', word: 'Added' }, removed: { icon: Minus, tone: 'danger', word: 'Removed' },
  changed: { icon: Pencil, tone: 'info', word: 'Changed' }, path: { icon: Route, tone: 'neutral', word: 'Way' },
} as const

const nobody: Standing = new Map()

interface Props {
  readonly changes: readonly JourneyChange[]
  /** Said when there are none. */
  readonly none: string
  /** Shows the step on the canvas; left out where there is none to show it on. */
  readonly onShow?: (nodeId: string) => void
  /** Who stands in the steps now: told with those that are removed. */
  readonly standing?: Standing
}

/** Changes in words, each with the step it is about. */
export function ChangeList({ changes, none, onShow, standing = nobody }: Props) {
  if (changes.length === 0) return <p className="journey-publish-none">{none}</p>
  return (
    <ul className="journey-publish-changes">
      {changes.map(({ kind, nodeId, text }) => {
        const { icon: Icon, tone, word } = looks[kind]
        const staying = kind === 'removed' ? standingWords(standing, [nodeId]) : null
        const isThere = onShow !== undefined && kind !== 'removed'
        return (
          <li key={`${nodeId} ${text}`}>
            <span className={`journey-publish-mark ui-tone ${tone}`} title={word}><Icon aria-label={word} /></span>
            {isThere ? <button type="button" className="journey-publish-jump" onClick={() => { onShow(nodeId) }}>{text}</button> : <span>{staying === null ? text : `${text}. ${staying}`}</span>}
          </li>
        )
      })}
    </ul>
  )
}
