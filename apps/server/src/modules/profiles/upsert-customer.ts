import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { fromPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { isOurId, mostTraits, requireCustomer, setSubscription } from '../customers/index.ts'
import type { SubscriptionStatus } from '../customers/index.ts'
import { upsertPeople } from '../intake/index.ts'
import type { ConsentWord } from '../intake/index.ts'
import { changeMemberships } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { customerView } from './customer-view.ts'
import type { CustomerView } from './customer-view.ts'
import type { WordSource } from './word-source.ts'

export interface UpsertCustomer {
  /** Ours (`cus_...`, has to exist) or the client's userId (made when unknown). */
  readonly idOrUserId: string
  /** Merged key by key; null takes a trait away. */
  readonly traits: JsonObject
  readonly email: SubscriptionStatus | null
  readonly said: WordSource
}

/** Creates or changes one customer, with everything that follows from it, in one transaction, and shows them as they are after it. */
export async function upsertCustomer(deps: Deps, workspaceId: string, { idOrUserId, traits, email, said }: UpsertCustomer): Promise<CustomerView> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    // A server that names a person's address over the API is worth as much as an SDK that identifies them; somebody who types it in is not.
    const consent = workspace.sdkConsent === 'identify' && said.source === 'api' ? { kind: 'identified' as const, source: said.source, evidence: said.evidence } : null
    const customerId = await writeTraits(deps, tx, { idOrUserId, traits, consent, now })
    if (email !== null) await changeMemberships(deps, tx, { change: () => setSubscription(deps, tx, { changes: [{ customerId, channel: 'email', status: email, ...said }], now }), now })
  })
  return readCustomer(deps, workspaceId, idOrUserId)
}

interface Given { readonly idOrUserId: string; readonly traits: JsonObject; readonly consent: ConsentWord | null; readonly now: number }

/** Merges traits into a customer and updates their memberships. Returns the customer's UUID. Throws NOT_FOUND, INVALID_INPUT. */
export async function writeTraits(deps: Deps, tx: Tx, { idOrUserId, traits, consent, now }: Given): Promise<string> {
  const name = isOurId(idOrUserId) ? { customerId: fromPublicId('customer', idOrUserId), userId: null } : { customerId: null, userId: idOrUserId }
  const people = await upsertPeople(deps, tx, { calls: [{ ...name, anonymousId: null, previousId: null, traits, deviceTimeZone: null, consent }], now })
  const person = people.personOf(0)
  if (person === null) throw new AppError('NOT_FOUND', `There is no customer "${idOrUserId.slice(0, 80)}".`)
  const { dropped } = people.outcomeOf(0)
  if (dropped.length > 0) throw new AppError('INVALID_INPUT', `A customer may have at most ${mostTraits} traits.`, { errors: dropped.map((key) => ({ path: `traits.${key}`, message: 'is one too many' })) })
  return person.customerId
}

/** Reading waits for no lock and must keep none: in a transaction of its own. */
export async function readCustomer(deps: Deps, workspaceId: string, idOrUserId: string): Promise<CustomerView> {
  return deps.db.withWorkspace(workspaceId, async (tx) => customerView(deps, tx, await requireCustomer(tx, idOrUserId)))
}
