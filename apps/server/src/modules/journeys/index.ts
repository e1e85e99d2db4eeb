// Journeys: documents as drafts, versions as published, and their way from draft to stopped.
import { archiveJourney } from './procedures/archive-journey.ts'
import { disableJourney, enableJourney, stopJourney } from './procedures/change-status.ts'
import { createJourney } from './procedures/create-journey.ts'
import { duplicateJourney } from './procedures/duplicate-journey.ts'
import { enterJourney } from './procedures/enter-journey.ts'
import { estimateReach } from './procedures/estimate-reach.ts'
import { getDocumentSchema } from './procedures/get-document-schema.ts'
import { getJourney } from './procedures/get-journey.ts'
import { getJourneyVersion, listJourneyVersions } from './procedures/list-journey-versions.ts'
import { segmentUsage, templateUsage } from './procedures/list-uses.ts'
import { listJourneyOccurrences } from './procedures/list-journey-occurrences.ts'
import { previewSchedule } from './procedures/preview-schedule.ts'
import { publishJourney } from './procedures/publish-journey.ts'
import { restoreJourney } from './procedures/restore-journey.ts'
import { statusImpact } from './procedures/status-impact.ts'
import { updateJourney } from './procedures/update-journey.ts'
import { validateDocument, validateJourney } from './procedures/validate-journey.ts'

export { existingJourney } from './existing-journey.ts'
export { listJourneys } from './journeys-repository.ts'
export type { Journey, JourneySummary, ListedJourney } from './journeys-repository.ts'
export { triggersOfJourneys } from './triggers-of-journeys.ts'
export type { TriggerSummary } from './triggers-of-journeys.ts'
export { journeyStateView, journeyStatus, toStateView, triggerView } from './journey-view.ts'
export { loadVersion as loadJourneyVersion } from './journey-versions-repository.ts'
export { namesOfPlaces } from './node-names-repository.ts'
export type { JourneyPlace, PlaceNames } from './node-names-repository.ts'

export const journeyProcedures = [
  createJourney, duplicateJourney, getDocumentSchema, validateDocument, getJourney, updateJourney, archiveJourney, restoreJourney,
  publishJourney, enterJourney, enableJourney, disableJourney, stopJourney, validateJourney, listJourneyVersions, getJourneyVersion,
  statusImpact, estimateReach, segmentUsage, templateUsage, previewSchedule, listJourneyOccurrences,
] as const
