import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadJourney, lockJourney } from './journeys-repository.ts'
import type { Journey } from './journeys-repository.ts'

export async function existingJourney(tx: Tx, id: string): Promise<Journey> {
  return orNotFound(await loadJourney(tx, id))
}

/** Held until the end of the transaction. */
export async function existingJourneyLocked(tx: Tx, id: string): Promise<Journey> {
  return orNotFound(await lockJourney(tx, id))
}

function orNotFound(journey: Journey | null): Journey {
  if (journey === null) throw new AppError('NOT_FOUND', 'There is no journey with this id.')
  return journey
}
