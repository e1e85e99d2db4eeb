import { describe, expect, it } from 'vitest'
import { journey } from './journey-builder.ts'

const edgesOf = (builder: ReturnType<typeof journey>) => builder.document().edges.map(({ from, port, to }) => `${from}.${port} > ${to}`)

describe('the journey builder', () => {
  it('attaches each node to the first port of the one before', () => {
    expect(edgesOf(journey().splitPercent('n1', { a: 50, b: 50 }).waitForEvent('n2', 'visit', { timeout: 'P1D' }).splitRules('n3', {}).email('n4')))
      .toEqual(['entry.next > n1', 'n1.a > n2', 'n2.event > n3', 'n3.else > n4'])
  })

  it('goes on from another port, and back to a node that exists', () => {
    expect(edgesOf(journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').at('n1', 'timeout').email('n3').to('n1')))
      .toEqual(['entry.next > n1', 'n1.event > n2', 'n1.timeout > n3', 'n3.next > n1'])
  })

  it('leaves nothing open behind a node that ends the run', () => {
    expect(edgesOf(journey().goal('n1').email('n2'))).toEqual(['entry.next > n1'])
  })

  it('hands out documents that later lines do not change', () => {
    const builder = journey().email('n1')
    const early = builder.document()
    builder.email('n2')
    expect(early.nodes).toHaveLength(1)
  })

  it('refuses to make a plan of a journey with errors, with their messages', () => {
    expect(() => journey().email('n1', '').plan()).toThrow('TEMPLATE_MISSING: n1 has no template to send.')
  })
})
