import { murmur3 } from './murmur3.ts'

/**
 * Where a customer falls in a percentage split, 0 to 9999 basis points. A pure function of its arguments and part of the
 * external contract: a retry, a re-entry, a preview and a script outside the product all get the same branch.
 */
export function splitBucket(salt: string, nodeId: string, customerId: string): number {
  return murmur3(`${salt}:${nodeId}:${customerId}`) % 10_000
}
