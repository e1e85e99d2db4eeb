import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import { isStorableText } from './storable-document.ts'
import type { Journey, JourneySummary } from './journeys-repository.ts'

export const journeyStatus = z.enum(['draft', 'live', 'paused', 'stopped'])

export const longestName = 200

export const journeyName = z.string().trim().min(1).max(longestName).refine(isStorableText, 'It contains a character that is not text.')

/** A journey without its document. */
export const journeyStateView = z.object({
  id: z.string(),
  name: z.string(),
  status: journeyStatus,
  /** Nobody enters; those in it go on. */
  isEntryClosed: z.boolean(),
  draftRevision: z.number().int(),
  publishedVersion: z.number().int().nullable(),
  /** The draft is not what is published. */
  hasUnpublishedChanges: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
})

/** `people`: active runs now. */
export const journeyView = journeyStateView.extend({ people: z.number().int(), document: z.looseObject({}) })

export const triggerView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), event: z.string() }),
  z.object({ kind: z.enum(['segmentEntered', 'segmentLeft']), segmentId: z.string(), segmentName: z.string().nullable() }),
  z.object({ kind: z.literal('date'), path: z.string() }),
  z.object({ kind: z.enum(['schedule', 'api', 'journey']) }),
])

export function toStateView(journey: JourneySummary): z.input<typeof journeyStateView> {
  return {
    id: toPublicId('journey', journey.id), name: journey.name, status: journey.status, isEntryClosed: journey.isEntryClosed, draftRevision: journey.draftRevision, publishedVersion: journey.publishedVersion,
    hasUnpublishedChanges: journey.publishedRevision !== journey.draftRevision, createdAt: instantText(journey.createdAt), updatedAt: instantText(journey.updatedAt),
  }
}

export function toView(journey: Journey, people: number): z.input<typeof journeyView> {
  return { ...toStateView(journey), people, document: journey.draft }
}

export const diagnosticView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  nodeId: z.string().nullable(),
  params: z.looseObject({}).transform((params) => params as JsonObject),
  message: z.string(),
})
