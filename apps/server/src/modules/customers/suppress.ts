import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { normalizeEmail } from './normalize-email.ts'
import { deleteSuppression, findSuppressions, insertSuppressions } from './suppressions-repository.ts'
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

/** Lets an address be written to again, as far as its subscription goes. Returns why it was suppressed; null when it was not. */
export async function unsuppress(deps: Pick<Deps, 'secrets'>, tx: Tx, of: { readonly channel: Channel; readonly address: string }): Promise<string | null> {
  return deleteSuppression(tx, of.channel, addressHmac(deps, tx.workspaceId, of.address))
}

interface Asked { readonly channel: Channel; readonly addresses: readonly string[] }

/** Those of the addresses, as given, that must not be written to. */
export async function suppressedAddresses(deps: Pick<Deps, 'secrets'>, tx: Tx, of: Asked): Promise<Set<string>> {
  return new Set((await findSuppressedAddresses(deps, tx, of)).keys())
}

export interface SuppressedAddress { readonly reason: string; /** Epoch milliseconds. */ readonly since: number }

/** The same with why and since when. */
export async function findSuppressedAddresses(deps: Pick<Deps, 'secrets'>, tx: Tx, { channel, addresses }: Asked): Promise<Map<string, SuppressedAddress>> {
  const byHmac = new Map(addresses.map((address) => [address, addressHmac(deps, tx.workspaceId, address)]))
  const found = new Map((await findSuppressions(tx, channel, [...byHmac.values()])).map(({ hmac, reason, since }) => [hmac.toString('hex'), { reason, since }]))
  return new Map([...byHmac].flatMap(([address, hmac]): [string, SuppressedAddress][] => {
    const suppression = found.get(hmac.toString('hex'))
    return suppression === undefined ? [] : [[address, suppression]]
  }))
}
