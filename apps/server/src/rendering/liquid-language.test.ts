import { describe, expect, it } from 'vitest'
import { createLiquid } from './liquid-engine.ts'
import { liquidFilters, liquidTags } from './liquid-language.ts'

const names = (words: readonly { readonly name: string }[]): string[] => words.map(({ name }) => name).toSorted()

describe('the language of templates', () => {
  it.each(['html', 'none'] as const)('names every filter the %s engine has, and no other', (escape) => {
    expect(Object.keys(createLiquid(escape).filters).toSorted()).toEqual(names(liquidFilters))
  })

  it('names every tag but the inline comment', () => {
    expect(Object.keys(createLiquid('none').tags).filter((name) => name !== '#').toSorted()).toEqual(names(liquidTags))
  })

  it.each(liquidFilters.filter(({ example }) => example.includes(' → ')).map(({ example }) => example))('says what is true: %s', async (example) => {
    const [source = '', result] = example.split(' → ')
    const data = { items: [{ sku: 'A1' }] }
    expect(await createLiquid('none').parseAndRender(source, data)).toBe(result)
  })

  it.each(liquidFilters.map(({ example }) => example.split(' → ')[0] ?? ''))('can be read: %s', (source) => {
    expect(() => createLiquid('html').parse(source)).not.toThrow()
  })
})
