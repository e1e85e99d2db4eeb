import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkEmailsInARow } from './check-emails-in-a-row.ts'

const pairsOf = (builder: JourneyBuilder) => checkEmailsInARow(journeyGraph(builder.document())).map(({ nodeId, params }) => `${nodeId} ${params['nextEmailId'] as string}`)

describe('the check of e-mails in a row', () => {
  it('warns of two that stand next to each other', () => {
    expect(pairsOf(journey().email('n1').email('n2').email('n3'))).toEqual(['n1 n2', 'n2 n3'])
  })

  it('warns of two with only decisions and updates between them', () => {
    expect(pairsOf(journey().email('n1').updateCustomer('n2', { a: 1 }).splitPercent('n3', { a: 50, b: 50 }).exit('n4').at('n3', 'b').webhook('n5').email('n6'))).toEqual(['n1 n6'])
  })

  it('is silent when a wait stands between them', () => {
    expect(pairsOf(journey().email('n1').wait('n2', 'PT1M').email('n3').waitForEvent('n4', 'visit', { timeout: 'P1D' }).email('n5'))).toEqual([])
  })

  it('is silent about e-mails on different branches, of which a person gets one', () => {
    expect(pairsOf(journey().splitPercent('n1', { a: 50, b: 50 }).email('n2').wait('n4', 'P1D').at('n1', 'b').email('n3').to('n4'))).toEqual([])
  })
})
