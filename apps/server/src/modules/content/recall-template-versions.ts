import type { Deps } from '../../deps.ts'
import { loadTemplateVersions, versionKey } from './load-template-versions.ts'
import type { TemplateVersion } from './template-version.ts'

// Versions are immutable, so what was read once is true for ever. The cache belongs to its database: tests open many.
const caches = new WeakMap<Deps['db'], Map<string, TemplateVersion>>()
const mostCached = 200

/** Like loadTemplateVersions, from memory where known: for the sending of mails, which asks for the same few again and again. */
export async function recallTemplateVersions(deps: Pick<Deps, 'db'>, workspaceId: string, refs: readonly { readonly templateId: string; readonly version: number }[]): Promise<Map<string, TemplateVersion>> {
  const cache = caches.get(deps.db) ?? new Map<string, TemplateVersion>()
  caches.set(deps.db, cache)
  const found = new Map<string, TemplateVersion>()
  const missing = new Map<string, { readonly templateId: string; readonly version: number }>()
  for (const ref of refs) {
    const key = versionKey(ref)
    const known = cache.get(`${workspaceId} ${key}`)
    if (known) found.set(key, known)
    else missing.set(key, ref)
  }
  if (missing.size === 0) return found
  for (const [key, version] of await deps.db.withWorkspace(workspaceId, (tx) => loadTemplateVersions(tx, [...missing.values()]), { isOneExchange: true })) {
    found.set(key, version)
    // The oldest goes first: good enough, since a miss costs one read.
    const oldest = cache.size >= mostCached ? cache.keys().next().value : undefined
    if (oldest !== undefined) cache.delete(oldest)
    cache.set(`${workspaceId} ${key}`, version)
  }
  return found
}
