import { trpc } from '../base/trpc.ts'

export type JourneyStatus = 'draft' | 'live' | 'paused' | 'stopped'

/** What can be done to a journey that is published. */
export type StatusAction = 'pause' | 'resume' | 'stop'

export type StatusImpact = Awaited<ReturnType<typeof trpc.workflows.impact.query>>

const actionsOf: Readonly<Record<JourneyStatus, readonly StatusAction[]>> = { draft: [], live: ['pause', 'stop'], paused: ['resume', 'stop'], stopped: [] }

/** The ways a journey can go from here. */
export const statusActions = (status: JourneyStatus): readonly StatusAction[] => actionsOf[status]

export function changeStatus(id: string, action: StatusAction): Promise<unknown> {
  switch (action) {
    case 'pause': return trpc.workflows.disable.mutate({ id })
    case 'resume': return trpc.workflows.enable.mutate({ id })
    case 'stop': return trpc.workflows.stop.mutate({ id })
  }
}
