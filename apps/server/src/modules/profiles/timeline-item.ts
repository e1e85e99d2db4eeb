import { z } from 'zod'
import { storedJson } from './json-object.ts'

const eventItem = z.object({ kind: z.literal('event'), at: z.string(), event: z.string(), properties: storedJson, source: z.string() })

const messageItem = z.object({
  kind: z.literal('message'), at: z.string(), messageId: z.string(), channel: z.enum(['email', 'webhook']), subject: z.string().nullable(), state: z.string(), reason: z.string().nullable(), reasonText: z.string().nullable(),
  /** Which rule it was, or what the provider or the template said. */
  detail: z.string().nullable(),
  workflowId: z.string().nullable(), workflowName: z.string().nullable(), nodeId: z.string().nullable(), nodeName: z.string().nullable(), templateId: z.string().nullable(), sentAt: z.string().nullable(), openedAt: z.string().nullable(), clickedAt: z.string().nullable(),
})

const nodeVisitItem = z.object({
  kind: z.literal('nodeVisit'), at: z.string(), workflowId: z.string(), workflowName: z.string().nullable(), version: z.number().int(), runId: z.string().nullable(),
  nodeId: z.string(), nodeName: z.string().nullable(), nodeKind: z.string().nullable(), entered: z.boolean(), left: z.boolean(), outcome: z.string(), port: z.string().nullable(),
})

export const timelineKinds = ['event', 'message', 'nodeVisit'] as const
export type TimelineKind = (typeof timelineKinds)[number]

export const timelineItem = z.discriminatedUnion('kind', [eventItem, messageItem, nodeVisitItem])
export type TimelineItem = z.infer<typeof timelineItem>
