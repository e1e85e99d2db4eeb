import { describe, expect, it } from 'vitest'
import { matchScore } from './match-score.ts'

describe('what is typed finds', () => {
  it.each([
    ['jour', 'Journeys'], ['zoom sel', 'Zoom to the selection'], ['sel zoom', 'Zoom to the selection'], ['email', 'E-mail'], ['e-mail', 'E-mail'], ['mail', 'E-mail'], ['cafe', 'Café'], ['', 'Anything'],
  ])('“%s”: %s', (search, label) => { expect(matchScore(search, label)).toBeGreaterThan(0) })

  it.each([['cart', 'Home start overview'], ['ome', 'Home'], ['zoom x', 'Zoom in']])('not “%s”: %s', (search, label) => { expect(matchScore(search, label)).toBe(0) })

  it('first what begins so, then what has it further on, then what is also known so', () => {
    const [first, second, third] = [matchScore('step', 'Step by step'), matchScore('step', 'Add a step'), matchScore('step', 'Palette', ['steps to add'])]
    expect(first).toBeGreaterThan(second)
    expect(second).toBeGreaterThan(third)
    expect(third).toBeGreaterThan(0)
  })
})
