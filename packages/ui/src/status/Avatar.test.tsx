// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Avatar, initials } from './Avatar.tsx'

afterEach(cleanup)

describe('Avatar', () => {
  it.each([['Anna Berg', 'AB'], ['anna.berg@example.com', 'AB'], ['anna.berg.2208@example.com', 'AB'], ['shop-12', 'S'], ['1042', '1'], ['Anna', 'A'], ['Ana María de la Cruz', 'AC'], ['  ', '?'], ['𝒜nna', '𝒜']])('of %j shows %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })

  it('is read out as the name, unless the name stands beside it', () => {
    render(<Avatar name="Anna Berg" />)
    expect(screen.getByRole('img', { name: 'Anna Berg' })).toBeTruthy()
    cleanup()
    render(<Avatar name="Anna Berg" isDecorative />)
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('gives the same person the same colour everywhere', () => {
    const { container } = render(<><Avatar name="Anna Berg" /><Avatar name="Anna Berg" size="large" /></>)
    const [first, second] = [...container.children].map((avatar) => avatar.className.split(' ')[2])
    expect(first).toBe(second)
  })
})
