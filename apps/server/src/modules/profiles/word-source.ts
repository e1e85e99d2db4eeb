import { actorName } from '../../procedures/actor.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'

/** Where something about a customer was said, and what proves it: `app` when a signed-in user typed it in, else `api`. */
export interface WordSource {
  readonly source: 'api' | 'app'
  readonly evidence: Readonly<Record<string, string>>
}

export function wordSource({ actor, requestId }: Pick<ProcedureContext, 'actor' | 'requestId'>): WordSource {
  return actor.kind === 'user' ? { source: 'app', evidence: { requestId, by: actorName(actor) } } : { source: 'api', evidence: { requestId } }
}
