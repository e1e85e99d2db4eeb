import type { JourneyNode } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

/** How the way out of a step is called on the canvas; empty for a step with one way only. */
export function portLabel(node: JourneyNode | undefined, port: string): string {
  switch (node?.kind) {
    case 'waitForEvent': return port === 'timeout' ? `After ${durationInWords(node.config.timeout)}` : node.config.event === '' ? 'When it happens' : node.config.event
    case 'splitRules': return port === 'else' ? 'Everyone else' : named(node.config.branches, port)
    case 'splitPercent': {
      const branch = node.config.branches.find(({ id }) => id === port)
      return branch === undefined ? port : `${named(node.config.branches, port)} ${branch.percent}%`
    }
    default: return ''
  }
}

function named(branches: readonly { readonly id: string; readonly name?: string | undefined }[], port: string): string {
  const at = branches.findIndex(({ id }) => id === port)
  const name = branches[at]?.name?.trim() ?? ''
  return name === '' ? `Branch ${at + 1}` : name
}
