// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Checkbox } from './Checkbox.tsx'
import { Switch } from './Switch.tsx'

afterEach(cleanup)

describe('Checkbox and Switch', () => {
  it('toggle with the space bar', async () => {
    const change = vi.fn()
    render(<><Checkbox label="Agreed" checked={false} onChange={change} /><Switch label="Track" checked onChange={change} /></>)
    await userEvent.tab()
    await userEvent.keyboard(' ')
    expect(change).toHaveBeenLastCalledWith(true)
    await userEvent.tab()
    await userEvent.keyboard(' ')
    expect(change).toHaveBeenLastCalledWith(false)
  })

  it('a mixed checkbox says so and becomes checked', async () => {
    const change = vi.fn()
    render(<Checkbox label="All" checked="mixed" onChange={change} />)
    expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('mixed')
    await userEvent.click(screen.getByRole('checkbox'))
    expect(change).toHaveBeenCalledWith(true)
  })
})
