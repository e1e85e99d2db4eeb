// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { SegmentedControl } from './SegmentedControl.tsx'

afterEach(cleanup)

it('a segmented control is one tab stop, and arrows choose', async () => {
  function Control() {
    const [value, setValue] = useState<'all' | 'any'>('all')
    return <SegmentedControl label="Match" value={value} onChange={setValue} options={[{ value: 'all', label: 'All' }, { value: 'any', label: 'Any' }]} />
  }
  render(<Control />)
  const user = userEvent.setup()
  await user.tab()
  expect(document.activeElement?.textContent).toBe('All')
  // Held down: the group moves the focus a moment after the key, and chooses while the key is still pressed.
  await user.keyboard('{ArrowRight>}')
  await waitFor(() => { expect(screen.getByRole('radio', { name: 'Any' }).getAttribute('aria-checked')).toBe('true') })
  await user.keyboard('{/ArrowRight}')
})
