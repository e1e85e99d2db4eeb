import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkSalts } from './check-salts.ts'

const saidOf = (builder: JourneyBuilder) => checkSalts(journeyGraph(builder.document())).map(({ nodeId, params }) => ({ nodeId, ...params }))
const halves = { a: 50, b: 50 }

describe('the check of salts', () => {
  it('accepts splits with salts of their own', () => {
    expect(saidOf(journey().splitPercent('n1', halves, 'x').splitPercent('n2', halves, 'X'))).toEqual([])
  })

  it('warns once of every salt that several splits have, at the copy', () => {
    const builder = journey().splitPercent('n1', halves, 'x').splitPercent('n2', halves, 'y').splitPercent('n3', halves, 'x').splitPercent('n4', halves, 'y').splitPercent('n5', halves, 'x')
    expect(saidOf(builder)).toEqual([{ nodeId: 'n3', salt: 'x', nodeIds: ['n1', 'n3', 'n5'] }, { nodeId: 'n4', salt: 'y', nodeIds: ['n2', 'n4'] }])
  })

  it('compares all that divide people by a salt: splits, experiments and holdouts', () => {
    expect(saidOf(journey().splitPercent('n1', halves, 'x').experiment('n2', halves, { salt: 'x' }).holdout('n3', 10, 'x'))).toEqual([{ nodeId: 'n2', salt: 'x', nodeIds: ['n1', 'n2', 'n3'] }])
    expect(saidOf(journey().splitPercent('n1', halves, 'x').experiment('n2', halves, { salt: 'y' }).holdout('n3', 10, 'z'))).toEqual([])
  })

  // A missing salt is an error at each split already.
  it('is silent about splits without any salt', () => {
    expect(saidOf(journey().splitPercent('n1', halves, '').splitPercent('n2', halves, ''))).toEqual([])
  })
})
