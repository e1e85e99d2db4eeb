import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { normalizeEmail } from './normalize-email.ts'
import { findSuppressions, insertSuppressions } from './suppressions-repository.ts'
import type { Channel } from './subscriptions-repository.ts'

// Only the keyed hash of an address is kept, so that a suppression survives the erasure of the person and reveals nobody.

export type SuppressionReason = 'hard_bounce' | 'complaint' | 'unsubscribe' | 'manual' | 'erased'
export interface Suppression { readonly channel: Channel; readonly address: string; readonly reason: SuppressionReason }

const addressHmac = (deps: Pick<Deps, 'secrets'>, workspaceId: string, address: string): Buffer =>
  deps.secrets.hmac('suppression', `${workspaceId}/${normalizeEmail(address) ?? address.trim().toLowerCase()}`)

/** Nothing is sent to these addresses any more. The first reason stands. */
export async function suppress(deps: Pick<Deps, 'secrets'>, tx: Tx, suppressions: readonly Suppression[]): Promise<void> {
  await insertSuppressions(tx, suppressions.map(({ channel, address, reason }) => ({ channel, reason, hmac: addressHmac(deps, tx.workspaceId, address) })))
}

/** Those of the addresses, as given, that must not be written to. */
export async function suppressedAddresses(deps: Pick<Deps, 'secrets'>, tx: Tx, of: { readonly channel: Channel; readonly addresses: readonly string[] }): Promise<Set<string>> {
  const { channel, addresses } = of
  const byHmac = new Map(addresses.map((address) => [address, addressHmac(deps, tx.workspaceId, address)]))
  const found = new Set((await findSuppressions(tx, channel, [...byHmac.values()])).map((hmac) => hmac.toString('hex')))
  return new Set(addresses.filter((address) => found.has(byHmac.get(address)?.toString('hex') ?? '')))
}
