import type { UnreachableReason } from '@sendero/flow-engine'
import type { JourneyDocument, JourneyNode } from '@sendero/flow-engine/document'
import { instantLabel } from '../../../base/time.ts'
import type { ChosenArms } from '../kernels/dry-run/chosen-arms.ts'
import type { DryStop } from '../kernels/dry-run/dry-run.ts'
import { describeDecision } from '../kernels/overlay/describe-decision.ts'
import { portLabel } from '../nodes/port-label.ts'
import { stepLabel } from '../nodes/step-label.ts'
import { tracedStop } from './traced-stops.ts'

export interface StopWords {
  /** A sentence, and what it was decided from. */
  readonly what: string
  readonly because: readonly string[]
  /** What a card has room for: the deciding value and where it led. */
  readonly short: string
}

interface Telling {
  readonly document: JourneyDocument
  readonly unfinished: ReadonlyMap<string, string>
  readonly arms: ChosenArms
  readonly nameOf: (id: string) => string | null
}

export const timeOf = (at: number): string => instantLabel(new Date(at).toISOString())

export const unreachableWords: Readonly<Record<UnreachableReason, string>> = {
  no_address: 'they have no e-mail address', suppressed: 'their address is suppressed', unsubscribed: 'they have unsubscribed', no_consent: 'nothing says that they agreed to marketing mail',
}

/** What a stop says, in the words decisions of real people are told in. */
export function stopWords(stop: DryStop, { document, unfinished, arms, nameOf }: Telling): StopWords {
  const { decision, withheld } = stop
  const { nodeId, port } = decision
  const node = document.nodes.find(({ id }) => id === nodeId)
  const problem = nodeId === 'entry' ? undefined : unfinished.get(nodeId)
  if (problem !== undefined) return unfinishedWords(problem, decision.port !== null)
  const way = port === null ? '' : portLabel(node, port)
  if (Object.hasOwn(arms, nodeId) && arms[nodeId] === port) return { what: `Went “${way}”, as chosen for this test.`, because: [], short: `chosen → ${way}` }
  const { what, because } = describeDecision(tracedStop(decision), { node, nameOf: (id) => nameOf(id) ?? stepLabel(document, id), instant: timeOf })
  if (decision.outcome === 'queued') return queuedWords({ node, what: what.replace(' was queued.', node?.kind === 'webhook' ? ' would be made.' : ' would be sent.'), withheld })
  if (way !== '' && typeof decision.inputs['bucket'] === 'number') return { what: `Chance decides: “${way}”.`, because, short: `by chance → ${way}` }
  const sentence = what.replace('Was sent in by the API.', 'Let in.')
  return { what: sentence, because, short: shortWords(stop, { way, because, what: sentence }) }
}

const unfinishedWords = (problem: string, isPassed: boolean): StopWords => ({
  what: isPassed ? 'This step is not finished, so it is passed over.' : 'This step is not finished, so nobody can say how it goes on. The test ends here.', because: [problem], short: isPassed ? 'not finished, passed over' : 'not finished: the test ends here',
})

/** Transactional mails go out all the same; whether a template is one is looked at when it is sent. */
function queuedWords({ node, what, withheld }: { readonly node: JourneyNode | undefined; readonly what: string; readonly withheld: UnreachableReason | null }): StopWords {
  if (withheld !== null) return { what: `${what.replace(/ would be sent\.$/, '')} would not reach them: ${unreachableWords[withheld]}.`, because: withheld === 'unsubscribed' || withheld === 'no_consent' ? ['a transactional mail would be sent all the same'] : [], short: `not sent: ${unreachableWords[withheld]}` }
  return { what, because: [], short: node?.kind === 'webhook' ? 'would be called' : 'would be sent' }
}

function shortWords({ decision: { outcome }, wakeAt }: DryStop, { way, because, what }: { readonly way: string; readonly because: readonly string[]; readonly what: string }): string {
  if (wakeAt !== null) return `until ${timeOf(wakeAt)}`
  if (outcome === 'timeout') return 'time was up'
  if (outcome === 'waited' || outcome === 'letOn') return 'the wait was over'
  const [first] = because
  if (way === '') return first ?? what.replace(/\.$/, '')
  return first === undefined ? `→ ${way}` : `${first} → ${way}`
}
