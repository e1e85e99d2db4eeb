import type { JsonObject } from '@sendero/flow-engine'
import { t } from '@sendero/i18n'
import { trpc } from './trpc.ts'

/** What a journey is called until somebody names it. */
export const untitledJourney = t('Untitled journey')

/** Makes a journey that nobody has begun to draw; resolves with its id. */
export async function createJourney(): Promise<string> {
  const { id } = await trpc.workflows.create.mutate({ name: untitledJourney, document: startDocument })
  return id
}

/** An entry whose event is yet to be chosen, and nothing after it. */
const startDocument: JsonObject = {
  schemaVersion: 1,
  entry: { trigger: { kind: 'event', event: '', where: [] }, reentry: { kind: 'never' } },
  nodes: [], edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] },
}
