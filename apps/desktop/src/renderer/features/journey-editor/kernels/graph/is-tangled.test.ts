import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { isTangled } from './is-tangled.ts'

describe('a tangle', () => {
  it('is no tree, no branches that meet again, no early end and no way back', () => {
    expect(isTangled(journey().onApi().splitPercent('p', { a: 50, b: 50 }).email('a').at('p', 'b').exit('x').document())).toBe(false)
    expect(isTangled(journey().onApi().splitPercent('p', { a: 50, b: 50 }).email('a').email('end').at('p', 'b').wait('w', 'P1D').to('end').document())).toBe(false)
    expect(isTangled(journey().onApi().splitPercent('p', { a: 50, b: 50 }).splitPercent('q', { a: 50, b: 50 }).email('m').email('end').at('q', 'b').to('m').at('p', 'b').to('end').document())).toBe(false)
    expect(isTangled(journey().onApi().wait('w', 'P1D').email('m').to('w').document())).toBe(false)
  })

  it('is two forks whose ways lead to the same steps', () => {
    expect(isTangled(journey().onApi().splitPercent('p', { a: 50, b: 50 }).splitPercent('l', { a: 50, b: 50 }).email('m').at('l', 'b').email('n').at('p', 'b').splitPercent('r', { a: 50, b: 50 }).to('m').at('r', 'b').to('n').document())).toBe(true)
  })
})
