import type { RunStatus } from '@sendero/flow-engine'
import { parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { findByPrefix, loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { existingJourney } from '../journeys/index.ts'
import { listRunsOfJourney } from '../runs/index.ts'
import type { RunListed } from '../runs/index.ts'

/** More people beginning with the same letters are not looked for: another letter tells them apart. */
const mostMatches = 5_000

interface Asked { readonly journeyId: string; readonly q: string | undefined; readonly status: RunStatus | undefined; readonly before: string | null; readonly limit: number }

/** Runs of a journey with their customers, begun last first; with `q` those of people whose e-mail address or userId begins with it. Throws NOT_FOUND. */
export async function peopleOfJourney(tx: Tx, { q, ...page }: Asked): Promise<{ run: RunListed; customer: Customer | undefined }[]> {
  await existingJourney(tx, page.journeyId)
  const runs = await listRunsOfJourney(tx, { ...page, customerIds: await matching(tx, q?.trim() ?? '') })
  const customers = await loadCustomers(tx, runs.map((run) => run.customerId))
  return runs.map((run) => ({ run, customer: customers.get(run.customerId) }))
}

async function matching(tx: Tx, q: string): Promise<string[] | null> {
  if (q === '') return null
  const own = parsePublicId('customer', q)
  return own === null ? findByPrefix(tx, q, mostMatches) : [own]
}
