// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { RadioCards } from './RadioCards.tsx'

afterEach(cleanup)

it('a radio card cannot be chosen when it says why not', async () => {
  const change = vi.fn()
  render(<RadioCards label="Start" value={null} onChange={change} options={[{ value: 'a', label: 'Demo' }, { value: 'b', label: 'Copy', disabledReason: 'No other workspace' }]} />)
  await userEvent.click(screen.getByRole('radio', { name: /Copy/ }))
  expect(change).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('radio', { name: 'Demo' }))
  expect(change).toHaveBeenCalledExactlyOnceWith('a')
})
