import type { JsonObject } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'
import type { Customer } from '../customers/index.ts'
import type { Workspace } from '../workspaces/index.ts'

export interface MessageSubject {
  readonly customer: Customer | null
  /** The event that started the run. */
  readonly event: { readonly name: string; readonly properties: JsonObject } | null
  readonly workspace: Pick<Workspace, 'name' | 'postalAddress' | 'timeZone'>
  readonly unsubscribeUrl: string
  /** Epoch milliseconds by the clock of the workspace. */
  readonly now: number
}

/** Everything a template may see: `customer` (traits, and `id`, `userId`), `event` (its properties), `workspace`, `unsubscribe_url`, `now`, `timeZone`. */
export function messageContext({ customer, event, workspace, unsubscribeUrl, now }: MessageSubject): JsonObject {
  return {
    customer: customer ? { ...customer.traits, id: toPublicId('customer', customer.id), userId: customer.userId } : {},
    event: event ? event.properties : {},
    workspace: { name: workspace.name, postalAddress: workspace.postalAddress },
    unsubscribe_url: unsubscribeUrl,
    now: new Date(now).toISOString(),
    timeZone: customer?.timeZone ?? workspace.timeZone,
  }
}
