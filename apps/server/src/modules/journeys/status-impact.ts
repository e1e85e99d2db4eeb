import { nodeLabels, parseDocument } from '@sendero/flow-engine/document'
import type { Tx } from '../../db/postgres.ts'
import { countOpenMessages } from '../messages/index.ts'
import type { OpenMessages } from '../messages/index.ts'
import { countComingWakes, countPeopleInJourneys, countStandingRuns } from '../runs/index.ts'
import type { ComingWakes } from '../runs/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { existingJourney } from './existing-journey.ts'
import { loadVersion } from './journey-versions-repository.ts'
import type { Journey } from './journeys-repository.ts'

const dayMs = 86_400_000

export interface StatusImpact extends ComingWakes {
  readonly journey: Journey
  readonly people: number
  /** Where people stand, most people first. */
  readonly nodes: readonly { readonly nodeId: string; readonly label: string; readonly people: number }[]
  readonly messages: OpenMessages
}

/** What pausing, resuming or stopping a journey would meet now: who stands where, who moves on within a day, what is about to be sent. */
export async function statusImpact(tx: Tx, journeyId: string): Promise<StatusImpact> {
  const journey = await existingJourney(tx, journeyId)
  const { now } = await loadWorkspace(tx)
  const wakes = await countComingWakes(tx, { journeyId, until: now + dayMs })
  const standing = await countStandingRuns(tx, { journeyId, version: null })
  const labels = await labelsOf(tx, journey)
  const nodes = [...standing].map(([nodeId, people]) => ({ nodeId, label: labels.get(nodeId) ?? (nodeId === 'entry' ? 'Entry' : nodeId), people })).sort((a, b) => b.people - a.people)
  const people = (await countPeopleInJourneys(tx, [journeyId])).get(journeyId) ?? 0
  return { journey, people, ...wakes, nodes, messages: await countOpenMessages(tx, journeyId) }
}

/** As published, and as drawn where people stand in a node of an older version that is still there. */
async function labelsOf(tx: Tx, journey: Journey): Promise<ReadonlyMap<string, string>> {
  const published = journey.publishedVersion === null ? null : await loadVersion(tx, journey.id, journey.publishedVersion)
  return new Map([journey.draft, ...(published === null ? [] : [published.document])].flatMap((document) => {
    const parsed = parseDocument(document)
    return parsed.ok ? [...nodeLabels(parsed.document)] : []
  }))
}
