import type { Deps } from '../src/deps.ts'
import { checkRows } from '../src/modules/invariants/index.ts'
import { maintainDatabase } from './maintain-database.ts'

/** The numbers of promises that the rows of a test break on purpose, or the beginning of one of them. */
export type BrokenOnPurpose = readonly string[]

/** After a test file: whatever it did to its workspaces, the promises of the engine hold on the rows it leaves. Throws what is broken. */
export async function requirePromisesKept(deps: Deps, adminUrl: string, onPurpose: BrokenOnPurpose): Promise<void> {
  const workspaces = await maintainDatabase<{ id: string }>(adminUrl, 'SELECT id FROM workspaces')
  const broken: string[] = []
  for (const { id } of workspaces) {
    for (const violation of await checkRows(deps, id)) {
      if (onPurpose.some((known) => violation.id === known || violation.promise.startsWith(known))) continue
      broken.push(`${violation.id}: ${violation.promise} (${violation.count}, as ${violation.examples[0]})`)
    }
  }
  if (broken.length > 0) throw new Error(`What this test leaves behind breaks promises of the engine:\n${broken.join('\n')}`)
}
