import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { PossibleWay } from '../kernels/dry-run/ways-of.ts'
import { portLabel } from '../nodes/port-label.ts'

/** What was decided on the way, and how many mails it brings: `Loud 50% · Order Completed (2 mails)`. */
export function wayWords({ made, walk }: Pick<PossibleWay, 'made' | 'walk'>, document: JourneyDocument): string {
  const choices = made.map(({ nodeId, port }) => portLabel(document.nodes.find(({ id }) => id === nodeId), port))
  const mails = walk.stops.flatMap(({ commands }) => commands.filter(({ kind }) => kind === 'sendEmail')).length
  return `${choices.length === 0 ? 'The only way' : choices.join(' · ')} (${mails === 1 ? '1 mail' : `${mails} mails`})`
}
