import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { migrateDocument, migrateThrough } from './migrate-document.ts'

// Versions that never were: version 1 had `title`, version 2 `name`, version 3 has `names`.
const climb = {
  current: 3,
  steps: {
    1: ({ title, ...rest }: JsonObject): JsonObject => ({ ...rest, name: title ?? '' }),
    2: ({ name, ...rest }: JsonObject): JsonObject => ({ ...rest, names: [name ?? ''] }),
  },
}

describe('migrateThrough', () => {
  it('climbs from any version to the current one, one step at a time', () => {
    const current = { ok: true, document: { schemaVersion: 3, names: ['Welcome'], kept: true } }
    expect(migrateThrough({ schemaVersion: 1, title: 'Welcome', kept: true }, climb)).toEqual(current)
    expect(migrateThrough({ schemaVersion: 2, name: 'Welcome', kept: true }, climb)).toEqual(current)
    expect(migrateThrough({ schemaVersion: 3, names: ['Welcome'], kept: true }, climb)).toEqual(current)
  })

  it('does not change the document it was given', () => {
    const stored = { schemaVersion: 1, title: 'Welcome' }
    migrateThrough(stored, climb)
    expect(stored).toEqual({ schemaVersion: 1, title: 'Welcome' })
  })

  // A document from a newer release must not be half-read after a rollback.
  it.each([4, 0, -1, 1.5, '1', null, undefined, { v: 1 }])('refuses the version %j and says what it can read', (schemaVersion) => {
    const migrated = migrateThrough({ schemaVersion, title: 'x' }, climb)
    expect(migrated).toMatchObject({ ok: false, diagnostics: [{ code: 'SCHEMA_VERSION_UNKNOWN', params: { newest: 3 } }] })
  })
})

describe('migrateDocument', () => {
  it('hands a document of the current version on as it is', () => {
    const document = { schemaVersion: 1, anything: 'else' }
    expect(migrateDocument(document)).toEqual({ ok: true, document })
  })

  it('tells a missing version from a wrong one', () => {
    expect(migrateDocument({})).toMatchObject({ ok: false, diagnostics: [{ message: 'The schemaVersion of the document is missing; this release reads 1 to 1.' }] })
  })
})
