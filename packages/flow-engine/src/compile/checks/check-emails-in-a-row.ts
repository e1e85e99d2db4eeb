import { reversed, subgraph } from '../../graph/directed-graph.ts'
import { reachableFrom } from '../../graph/reachable-from.ts'
import { shortestPath } from '../../graph/shortest-path.ts'
import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Two e-mails that one person gets in the same moment. Only e-mails that do lead to another are searched from. */
export function checkEmailsInARow({ nodes, passing }: JourneyGraph): Diagnostic[] {
  const isEmail = (id: string): boolean => nodes.get(id)?.kind === 'email'
  const emails = [...passing.keys()].filter(isEmail)
  const between = reversed(subgraph(passing, (id) => !isEmail(id)))
  const beforeEmails = [...reversed(passing)].flatMap(([id, before]) => isEmail(id) ? before : [])
  const leadsToEmail = new Set([...beforeEmails, ...reachableFrom(between, beforeEmails)])
  return emails.flatMap((id) => {
    if (!leadsToEmail.has(id) && !(passing.get(id) ?? []).some((next) => leadsToEmail.has(next) && !isEmail(next))) return []
    const nextEmailId = shortestPath(passing, id, isEmail)?.at(-1)
    // Its own successor: a cycle without a wait, which is refused as such.
    return nextEmailId === undefined || nextEmailId === id ? [] : [diagnosticOf({ code: 'EMAILS_WITHOUT_WAIT', params: { nextEmailId } }, { nodeId: id, name: nodes.get(id)?.name })]
  })
}
