import { describe, expect, it } from 'vitest'
import { diagnose } from '../kernels/diagnose/diagnose.ts'
import { readDraft } from '../kernels/document/read-draft.ts'
import { countingIds } from '../test/journey-arbitrary.ts'
import { starterDocument, starters } from './starters.ts'

describe.each(starters.map((starter) => [starter.title, starter] as const))('the starter %s', (_title, starter) => {
  const document = starterDocument(starter, countingIds())

  it('lacks nothing but what only the person knows', () => {
    const codes = new Set(diagnose(document).filter(({ severity }) => severity !== 'info').map(({ code }) => code))
    expect([...codes].filter((code) => code !== 'TEMPLATE_MISSING' && code !== 'DOCUMENT_INVALID')).toEqual([])
  })

  it('can be opened', () => { expect(readDraft(document).ok).toBe(true) })
})
