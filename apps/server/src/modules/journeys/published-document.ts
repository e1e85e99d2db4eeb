import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { loadVersion } from './journey-versions-repository.ts'
import type { Journey } from './journeys-repository.ts'

/** The document of the version that people enter now, or would if the journey were not paused; null when nobody can. */
export async function publishedDocument(tx: Tx, { id, status, publishedVersion }: Journey): Promise<JsonObject | null> {
  if (publishedVersion === null || (status !== 'live' && status !== 'paused')) return null
  return (await loadVersion(tx, id, publishedVersion))?.document ?? null
}
