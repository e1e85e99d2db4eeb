import type { JourneyNode } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

/** How the way out of a step is called on the canvas; empty for a step with one way only. */
export function portLabel(node: JourneyNode | undefined, port: string): string {
  switch (node?.kind) {
    case 'waitForEvent': return port === 'timeout' ? afterTime(node.config) : node.config.event === '' ? 'When it happens' : node.config.event
    case 'waitForSegment': return port === 'timeout' ? afterTime(node.config) : node.config.until === 'entered' ? 'In the segment' : 'Out of the segment'
    case 'waitUntil': return port === 'missed' ? 'No such moment' : 'At that moment'
    case 'startJourney': return !node.config.wait ? '' : port === 'timeout' ? afterTime(node.config) : 'Back again'
    case 'splitRules': case 'splitEvent': return port === 'else' ? 'Everyone else' : named(node.config.branches, port)
    case 'splitPercent': return withPercent(node.config.branches, port, 'Branch')
    case 'experiment': return withPercent(node.config.variants, port, 'Variant')
    case 'holdout': return port === 'heldOut' ? `Held out ${node.config.percent}%` : 'Everyone else'
    case 'reachable': return port === 'yes' ? 'Reachable' : 'Not reachable'
    case 'frequencyGate': return port === 'tooMany' ? 'Too many' : 'Not too many'
    default: return ''
  }
}

const afterTime = ({ timeout }: { readonly timeout: string }): string => `After ${durationInWords(timeout)}`

interface Branch { readonly id: string; readonly name?: string | undefined }

function named(branches: readonly Branch[], port: string, noun = 'Branch'): string {
  const at = branches.findIndex(({ id }) => id === port)
  const name = branches[at]?.name?.trim() ?? ''
  return name === '' ? `${noun} ${at + 1}` : name
}

function withPercent(branches: readonly (Branch & { readonly percent: number })[], port: string, noun: string): string {
  const branch = branches.find(({ id }) => id === port)
  return branch === undefined ? port : `${named(branches, port, noun)} ${branch.percent}%`
}
