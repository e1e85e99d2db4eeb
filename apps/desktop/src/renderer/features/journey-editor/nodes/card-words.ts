import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { NodeGroup } from '@sendero/ui'
import { LogIn, type LucideIcon } from 'lucide-react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import { endsInShort } from './ends/end-words.ts'
import { entrySummary, entryTitle } from './entry/summary.ts'
import { triggerChoices } from './entry/trigger-kinds.ts'
import type { NameOf } from './node-view.ts'
import { nodeSummary, nodeTitle, viewOf } from './registry.tsx'
import { stepLabel } from './step-label.ts'

/** What a card says, wherever it is drawn. */
export interface CardWords extends Record<string, unknown> {
  readonly title: string
  readonly kind: string
  readonly line: string
  readonly group: NodeGroup
  readonly icon: LucideIcon
  readonly isSkipped: boolean
}

/** The words of a step or of the entry, in the document it belongs to; null for a step that is not in it. */
export function cardWords(document: JourneyDocument, id: string, nameOf: NameOf): CardWords | null {
  if (id === 'entry') {
    const { entry, ends = [] } = document
    const choice = triggerChoices.find(({ kind }) => kind === entry.trigger.kind)
    return {
      title: entryTitle(entry, nameOf), kind: 'Entry', line: [entrySummary(entry, nameOf), endsInShort(ends, nameOf)].filter((part) => part !== '').join(' · '),
      group: 'entry', icon: choice?.icon ?? LogIn, isSkipped: false,
    }
  }
  const node = journeyIndex(document).nodes.get(id)
  if (node === undefined) return null
  const view = viewOf(node)
  return { title: nodeTitle(node), kind: view.title, line: nodeSummary(node, (each) => nameOf(each) ?? stepLabel(document, each)), group: view.group, icon: view.icon, isSkipped: node.skipped === true }
}
