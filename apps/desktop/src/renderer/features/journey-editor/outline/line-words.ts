import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { NodeGroup } from '@sendero/ui'
import type { LucideIcon } from 'lucide-react'
import { journeyIndex } from '../kernels/graph/journey-index.ts'
import type { OutlineLine } from '../kernels/outline/outline-lines.ts'
import { endsInShort } from '../nodes/ends/end-words.ts'
import { entrySummary, entryTitle } from '../nodes/entry/summary.ts'
import { triggerChoices } from '../nodes/entry/trigger-kinds.ts'
import type { NameOf } from '../nodes/node-view.ts'
import { portLabel } from '../nodes/port-label.ts'
import { nodeSummary, nodeTitle, viewOf } from '../nodes/registry.tsx'
import { stepLabel } from '../nodes/step-label.ts'

/** What the line of a step says, as its card does. */
export interface StepWords {
  readonly icon: LucideIcon | null
  readonly group: NodeGroup
  readonly title: string
  /** The kind of the step, where its title does not say it. */
  readonly kind: string
  readonly summary: string
  readonly isSkipped: boolean
}

export function stepWordsOf(document: JourneyDocument, id: string, nameOf: NameOf): StepWords | null {
  const node = journeyIndex(document).nodes.get(id)
  if (node === undefined) return id === 'entry' ? entryWords(document, nameOf) : null
  const view = viewOf(node)
  const title = nodeTitle(node)
  const summary = nodeSummary(node, (each) => nameOf(each) ?? stepLabel(document, each))
  return { icon: view.icon, group: view.group, title, kind: title === view.title ? '' : view.title, summary: summary === title ? '' : summary, isSkipped: node.skipped === true }
}

function entryWords({ entry, ends = [] }: JourneyDocument, nameOf: NameOf): StepWords {
  const icon = triggerChoices.find(({ kind }) => kind === entry.trigger.kind)?.icon ?? null
  const summary = [entrySummary(entry, nameOf), endsInShort(ends, nameOf)].filter((part) => part !== '').join(' · ')
  return { icon, group: 'entry', title: entryTitle(entry, nameOf), kind: 'Entry', summary, isSkipped: false }
}

/** How the branch is called that a line begins; empty for a line in the middle of one. */
export function branchWords(document: JourneyDocument, { branch }: OutlineLine): string {
  return branch === null ? '' : portLabel(journeyIndex(document).nodes.get(branch.from), branch.port)
}

/** Where people go on who leave the lines here; null for the line of a step. */
export function wayWordsOf(document: JourneyDocument, line: OutlineLine): string | null {
  switch (line.kind) {
    case 'step': return null
    case 'end': return 'People leave the journey here'
    case 'reference': return `${line.isBack ? 'Goes back to' : 'Continues at'} “${stepLabel(document, line.to) ?? 'a step that is gone'}”`
  }
}
