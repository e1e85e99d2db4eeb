import type { JourneyDocument } from '@sendero/flow-engine/document'
import { nodeLabels } from '@sendero/flow-engine/document'
import { CircleAlert, Lightbulb, TriangleAlert } from 'lucide-react'
import type { Problem, ProblemLevel } from '../problems/problem-words.ts'

const looks: Readonly<Record<ProblemLevel, { readonly icon: typeof CircleAlert; readonly tone: string; readonly word: string }>> = {
  blocks: { icon: CircleAlert, tone: 'danger', word: 'Blocks' }, check: { icon: TriangleAlert, tone: 'warn', word: 'Check' }, tip: { icon: Lightbulb, tone: 'info', word: 'Tip' },
}

/** What speaks against publishing, or deserves a look before it; each leads to its step. */
export function ProblemList({ problems, document, onShow }: { readonly problems: readonly Problem[]; readonly document: JourneyDocument; readonly onShow: (nodeId: string) => void }) {
  const labels = nodeLabels(document)
  return (
    <ul className="journey-publish-changes">
      {problems.map(({ key, level, nodeId, text }) => {
        const { icon: Icon, tone, word } = looks[level]
        const subject = nodeId === null ? null : nodeId === 'entry' ? 'Entry' : labels.get(nodeId) ?? null
        return (
          <li key={key}>
            <span className={`journey-publish-mark ui-tone ${tone}`} title={word}><Icon aria-label={word} /></span>
            {nodeId === null ? <span>{text}</span> : <button type="button" className="journey-publish-jump" onClick={() => { onShow(nodeId) }}>{subject === null ? null : <strong>{subject}</strong>} {text}</button>}
          </li>
        )
      })}
    </ul>
  )
}
