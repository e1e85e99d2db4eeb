import type { Database, Tx } from '../../db/postgres.ts'
import { readVersions } from './published-journeys-repository.ts'
import type { PublishedVersion, VersionRef } from './published-journeys-repository.ts'

// Versions are immutable, so what was read once is true for ever. The cache belongs to its database: tests open many.
const caches = new WeakMap<Database, Map<string, PublishedVersion>>()
const mostCached = 500

/** The published versions of runs, from memory where known. A version that does not exist is missing from the answer. */
export async function loadPlans(db: Database, tx: Tx, refs: readonly VersionRef[]): Promise<Plans> {
  const cache = caches.get(db) ?? new Map<string, PublishedVersion>()
  caches.set(db, cache)
  const wanted = new Map(refs.map((ref) => [keyOf(tx, ref), ref]))
  const found = new Map<string, PublishedVersion>()
  const missing: VersionRef[] = []
  for (const [key, ref] of wanted) {
    const known = cache.get(key)
    if (known) found.set(key, known)
    else missing.push(ref)
  }
  if (missing.length > 0) {
    for (const version of await readVersions(tx, missing)) {
      const key = keyOf(tx, version)
      found.set(key, version)
      remember(cache, key, version)
    }
  }
  return { of: (ref) => found.get(keyOf(tx, ref)) ?? null }
}

export interface Plans { of(ref: VersionRef): PublishedVersion | null }

function keyOf(tx: Tx, ref: VersionRef): string {
  return `${tx.workspaceId} ${ref.journeyId} ${ref.version}`
}

function remember(cache: Map<string, PublishedVersion>, key: string, version: PublishedVersion): void {
  // The oldest goes first: good enough, since a miss costs one read.
  const oldest = cache.size >= mostCached ? cache.keys().next().value : undefined
  if (oldest !== undefined) cache.delete(oldest)
  cache.set(key, version)
}
