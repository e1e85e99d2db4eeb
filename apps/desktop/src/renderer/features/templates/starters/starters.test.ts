import { describe, expect, it } from 'vitest'
import { readElements } from '../kernels/markup/open-elements.ts'
import { starters } from './starters.ts'

describe.each(starters.map((starter) => [starter.name, starter] as const))('the design %s', (_name, { draft }) => {
  it('has a way to unsubscribe and the postal address of the sender', () => {
    expect(draft.body).toContain('href="{{ unsubscribe_url }}"')
    expect(draft.body).toContain('{{ workspace.postalAddress | newline_to_br }}')
  })

  it('closes what it opens', () => {
    expect(readElements(draft.body)).toEqual({ open: [], faults: [] })
  })
})

it('every design has a key and a name of its own', () => {
  expect(new Set(starters.map(({ key }) => key)).size).toBe(starters.length)
  expect(new Set(starters.map(({ name }) => name)).size).toBe(starters.length)
})
