import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface MigrationFile {
  readonly name: string
  readonly checksum: string
  readonly text: string
  /** First line `--! breaking-change`: the release before this one cannot run on the migrated database. */
  readonly isBreaking: boolean
}

export interface AppliedMigration { readonly name: string; readonly checksum: string }

const NAME = /^(\d{4})_[a-z0-9]+(_[a-z0-9]+)+\.sql$/

/** The files `NNNN_verb_object.sql` of a folder in order. Throws when a number is missing or given twice. */
export async function readMigrationFiles(directory: string): Promise<MigrationFile[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.sql')).sort()
  names.forEach((name, index) => {
    const number = NAME.exec(name)?.[1]
    if (number === undefined) throw new Error(`Migration ${name}: the name must be like 0007_add_journey_pin.sql`)
    if (Number(number) !== index + 1) throw new Error(`Migration ${name}: expected number ${String(index + 1).padStart(4, '0')} here (numbers run from 0001 without gaps)`)
  })
  return Promise.all(names.map(async (name) => {
    // Line ends depend on how the repository was checked out.
    const text = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex'), isBreaking: text.startsWith('--! breaking-change\n') }
  }))
}

/** What is still to be applied. Throws when the database was migrated by other files than these. */
export function pendingMigrations(files: readonly MigrationFile[], applied: readonly AppliedMigration[], store: string): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum } of applied) {
    const file = known.get(name)
    if (!file) throw new Error(`The ${store} database is newer than this Sendero: it has migration ${name}, which this release does not know. Start the newer release, or restore a backup`)
    if (file.checksum !== checksum) throw new Error(`Migration ${name} was changed after it had been applied to the ${store} database: restore the file, and put the change into a new migration`)
  }
  const done = new Set(applied.map(({ name }) => name))
  const pending = files.filter(({ name }) => !done.has(name))
  if (pending[0] && files.indexOf(pending[0]) < applied.length) throw new Error(`Migration ${pending[0].name} was never applied to the ${store} database although later ones were: it cannot be applied now`)
  return pending
}

/** Replaces `${name}` by the value given for it. Throws for a name without a value. */
export function fillPlaceholders(file: MigrationFile, values: Readonly<Record<string, string>>): string {
  return file.text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`Migration ${file.name}: unknown placeholder \${${name}}`)
    return value
  })
}
