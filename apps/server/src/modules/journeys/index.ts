// Journeys: documents as drafts, versions as published, and their way from draft to stopped.
import { archiveJourney } from './procedures/archive-journey.ts'
import { disableJourney, enableJourney, stopJourney } from './procedures/change-status.ts'
import { createJourney } from './procedures/create-journey.ts'
import { getDocumentSchema } from './procedures/get-document-schema.ts'
import { getJourney } from './procedures/get-journey.ts'
import { getJourneyVersion, listJourneyVersions } from './procedures/list-journey-versions.ts'
import { listJourneys } from './procedures/list-journeys.ts'
import { publishJourney } from './procedures/publish-journey.ts'
import { updateJourney } from './procedures/update-journey.ts'
import { validateDocument, validateJourney } from './procedures/validate-journey.ts'

export { existingJourney } from './existing-journey.ts'
export type { Journey, JourneySummary } from './journeys-repository.ts'
export { loadVersion as loadJourneyVersion } from './journey-versions-repository.ts'
export { namesOfPlaces } from './node-names-repository.ts'
export type { JourneyPlace, PlaceNames } from './node-names-repository.ts'

export const journeyProcedures = [
  listJourneys, createJourney, getDocumentSchema, validateDocument, getJourney, updateJourney, archiveJourney,
  publishJourney, enableJourney, disableJourney, stopJourney, validateJourney, listJourneyVersions, getJourneyVersion,
] as const
