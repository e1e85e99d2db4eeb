// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { ToggleButtons } from './ToggleButtons.tsx'

afterEach(cleanup)

const days = [{ value: '1', label: 'Mon', longLabel: 'Monday' }, { value: '2', label: 'Tue', longLabel: 'Tuesday' }, { value: '3', label: 'Wed', longLabel: 'Wednesday' }] as const

function Week({ onDays }: { readonly onDays: (days: readonly string[]) => void }) {
  const [value, setValue] = useState<readonly ('1' | '2' | '3')[]>(['3'])
  return <ToggleButtons label="Days" value={value} options={days} onChange={(next) => { setValue(next); onDays(next) }} />
}

it('gives the chosen ones in the order of the options, however they were chosen', async () => {
  const said: (readonly string[])[] = []
  render(<Week onDays={(value) => said.push(value)} />)
  await userEvent.click(screen.getByRole('button', { name: 'Mon', description: 'Monday' }))
  await userEvent.click(screen.getByRole('button', { name: 'Wed' }))
  expect(said).toEqual([['1', '3'], ['1']])
})

it('is one stop of the Tab key, worked with arrows and Space', async () => {
  const said: (readonly string[])[] = []
  render(<Week onDays={(value) => said.push(value)} />)
  await userEvent.tab()
  await userEvent.keyboard('{ArrowRight}')
  await userEvent.keyboard(' ')
  await userEvent.tab()
  expect(said).toHaveLength(1)
  expect(screen.getByRole('toolbar', { name: 'Days' }).contains(document.activeElement)).toBe(false)
})
