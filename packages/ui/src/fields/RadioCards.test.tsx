// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { RadioCards } from './RadioCards.tsx'

afterEach(cleanup)

it('a group with an error says that it is wrong, and why', () => {
  render(<RadioCards label="Consent" value={null} error="Say whether they agreed." onChange={vi.fn()} options={[{ value: 'a', label: 'Yes' }]} />)
  const group = screen.getByRole('radiogroup', { name: 'Consent' })
  expect(group.getAttribute('aria-invalid')).toBe('true')
  expect(document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Say whether they agreed.')
})

it('a radio card cannot be chosen when it says why not', async () => {
  const change = vi.fn()
  render(<RadioCards label="Start" value={null} onChange={change} options={[{ value: 'a', label: 'Demo' }, { value: 'b', label: 'Copy', disabledReason: 'No other workspace' }]} />)
  await userEvent.click(screen.getByRole('radio', { name: /Copy/ }))
  expect(change).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('radio', { name: 'Demo' }))
  expect(change).toHaveBeenCalledExactlyOnceWith('a')
})
