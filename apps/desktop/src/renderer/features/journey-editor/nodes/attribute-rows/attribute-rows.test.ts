import { describe, expect, it } from 'vitest'
import { configOf, rowProblem, rowsOf, type AttributeRow } from './attribute-rows.ts'

const config = { set: { plan: 'pro', score: 5, vip: true, tags: ['a'] }, unset: ['trial'] }
const row = (change: Partial<AttributeRow>): AttributeRow => ({ key: 0, path: 'plan', type: 'text', text: 'pro', ...change })

describe('the rows of an update', () => {
  it('come from the config and go back into it', () => {
    expect(rowsOf(config).map(({ type }) => type)).toEqual(['text', 'number', 'boolean', 'json', 'remove'])
    expect(configOf(rowsOf(config))).toEqual(config)
  })

  it('leave out what has no name or no value yet', () => {
    expect(configOf([row({ path: '' }), row({ key: 1, path: 'score', type: 'number', text: '' }), row({ key: 2, path: 'x', type: 'json', text: '{' })])).toEqual({ set: {}, unset: [] })
  })

  it('say what is wrong with them', () => {
    const twice = [row({}), row({ key: 1 })]
    expect(twice.map((each) => rowProblem(twice, each))).toEqual([null, 'This attribute is named above already.'])
    expect(rowProblem([], row({ type: 'number', text: 'many' }))).toBe('Write a number.')
    expect(rowProblem([], row({ type: 'json', text: '{' }))).toContain('not JSON')
    expect(rowProblem([], row({ path: '', type: 'number', text: '' }))).toBeNull()
  })
})
