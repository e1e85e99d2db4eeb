import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { requireCustomer } from '../customers/index.ts'
import { enterByApi } from '../runs/index.ts'
import type { ApiEntered } from '../runs/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { existingJourney } from './existing-journey.ts'

interface Asked { readonly journeyId: string; readonly customer: string; readonly data: JsonObject }

/**
 * Sends a customer, named by our id or the client's, into a journey whose entry is the API. Throws NOT_FOUND for a journey or
 * customer that does not exist, WRONG_STATE for a journey that nobody can be sent into.
 */
export async function enterCustomer(deps: Deps, tx: Tx, { journeyId, customer, data }: Asked): Promise<Exclude<ApiEntered, { kind: 'notStartable' }>> {
  await existingJourney(tx, journeyId)
  const { id } = await requireCustomer(tx, customer)
  const { now } = await loadWorkspace(tx)
  const entered = await enterByApi(deps, tx, { journeyId, customerId: id, data, now })
  if (entered.kind !== 'notStartable') return entered
  if (entered.status !== 'live') throw new AppError('WRONG_STATE', `The journey is ${entered.status ?? 'not published'}: publish or resume it before you send people in.`)
  throw new AppError('WRONG_STATE', `People enter this journey by another way (${entered.trigger ?? 'none'}). Choose the entry "API" and publish it.`)
}
