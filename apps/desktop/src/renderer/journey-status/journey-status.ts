import { trpc } from '../base/trpc.ts'

export type JourneyStatus = 'draft' | 'live' | 'paused' | 'stopped'

/** What can be done to a journey that is published. */
export type StatusAction = 'pause' | 'resume' | 'open' | 'stop'

/** What becomes of people and messages: whom a pause is for, and what a resumed journey does with those it kept. */
export interface StatusChoices {
  readonly whom: 'everybody' | 'entry'
  readonly overdue: 'goOn' | 'leave'
  readonly messages: 'send' | 'skip'
}

export const usualChoices: StatusChoices = { whom: 'everybody', overdue: 'goOn', messages: 'send' }

export type StatusImpact = Awaited<ReturnType<typeof trpc.workflows.impact.query>>

interface Standing { readonly status: JourneyStatus; readonly isEntryClosed: boolean }

/** The ways a journey can go from here. */
export function statusActions({ status, isEntryClosed }: Standing): readonly StatusAction[] {
  switch (status) {
    case 'live': return isEntryClosed ? ['open', 'pause', 'stop'] : ['pause', 'stop']
    case 'paused': return ['resume', 'stop']
    case 'draft': case 'stopped': return []
  }
}

export function changeStatus(id: string, action: StatusAction, { whom, overdue, messages }: StatusChoices): Promise<unknown> {
  switch (action) {
    case 'pause': return trpc.workflows.disable.mutate({ id, whom })
    case 'resume': return trpc.workflows.enable.mutate({ id, overdue, messages })
    case 'open': return trpc.workflows.enable.mutate({ id })
    case 'stop': return trpc.workflows.stop.mutate({ id })
  }
}
