// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { NumberField } from './NumberField.tsx'

afterEach(cleanup)

let stored: number | null = null
function Form({ start, step }: { readonly start: number | null; readonly step?: number }) {
  const [value, setValue] = useState(start)
  stored = value
  return <NumberField label="At most" value={value} onChange={setValue} min={1} max={20} step={step} />
}
const input = (): HTMLInputElement => screen.getByRole('spinbutton', { name: 'At most' })

describe('NumberField', () => {
  it('hands out numbers, null for nothing, and never what is no number', async () => {
    render(<Form start={3} />)
    await userEvent.clear(input())
    expect(stored).toBeNull()
    await userEvent.type(input(), '1x')
    expect(stored).toBe(1)
  })

  it('lets a decimal be typed with a comma or a point', async () => {
    render(<Form start={null} step={0.5} />)
    await userEvent.type(input(), '2,')
    expect(input().value).toBe('2,')
    await userEvent.type(input(), '5')
    expect(stored).toBe(2.5)
  })

  it('comes back into its bounds when it is left', async () => {
    render(<Form start={3} />)
    await userEvent.clear(input())
    await userEvent.type(input(), '99')
    await userEvent.tab()
    expect(stored).toBe(20)
    expect(input().value).toBe('20')
  })

  it('steps with the arrow keys, within the bounds and without digits of dust', async () => {
    render(<Form start={1.1} step={0.1} />)
    await userEvent.click(input())
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    expect(stored).toBe(1.3)
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
    expect(stored).toBe(1)
  })

  it('tells its value and bounds to a screen reader', () => {
    render(<Form start={3} />)
    expect(input().getAttribute('aria-valuenow')).toBe('3')
    expect(input().getAttribute('aria-valuemax')).toBe('20')
  })
})
