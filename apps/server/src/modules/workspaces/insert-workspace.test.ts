import { describe, expect, it } from 'vitest'
import { slugOf } from './insert-workspace.ts'

describe('the slug of a workspace', () => {
  it.each([['My workspace', 'my-workspace'], ['Café Zürich & Söhne', 'cafe-zurich-sohne'], ['東京', 'workspace'], ['---', 'workspace'], ['a'.repeat(80), 'a'.repeat(40)]])('of %j is %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})
