import { z } from 'zod'

/**
 * The queues. A job says "workspace w has work of this kind": never state. Lost, doubled or failed jobs are harmless,
 * because the sweeper derives every wake-up again from the rows.
 */
export const queueNames = ['event.intake', 'run.advance', 'message.deliver', 'outbox.export', 'segment.refresh', 'experiment.decide', 'calendar.enter'] as const
export type QueueName = (typeof queueNames)[number]

/** The one payload of every queue. Additive only. */
export const wakeJobSchema = z.object({ workspaceId: z.uuid() })
export type WakeJob = z.infer<typeof wakeJobSchema>
