import type { JsonObject } from '@sendero/flow-engine'

/** The draft a new journey begins with: an entry whose event is yet to be chosen, and nothing after it. */
export const startDocument = (): JsonObject => ({
  schemaVersion: 1,
  entry: { trigger: { kind: 'event', event: '', where: [] }, reentry: { kind: 'never' } },
  nodes: [], edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] },
})
