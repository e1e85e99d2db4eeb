// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { TimeField } from './TimeField.tsx'

afterEach(cleanup)

let stored = ''
function Form({ start }: { readonly start: string }) {
  const [value, setValue] = useState(start)
  stored = value
  return <TimeField label="Opens" value={value} onChange={setValue} />
}
const input = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Opens' })

it('stays as typed until it is left, and is then written out', async () => {
  render(<Form start="09:00" />)
  await userEvent.clear(input())
  await userEvent.type(input(), '17.3')
  expect([stored, input().value]).toEqual(['17:03', '17.3'])
  await userEvent.type(input(), '0')
  await userEvent.tab()
  expect([stored, input().value]).toEqual(['17:30', '17:30'])
})

it('hands out nothing when it is emptied, and never what is no time', async () => {
  render(<Form start="09:00" />)
  await userEvent.clear(input())
  expect(stored).toBe('')
  await userEvent.type(input(), 'noon')
  await userEvent.tab()
  expect([stored, input().value]).toEqual(['', ''])
})

it('moves with the arrows, around the clock', async () => {
  render(<Form start="00:00" />)
  await userEvent.type(input(), '{ArrowDown}')
  expect(stored).toBe('23:45')
  await userEvent.type(input(), '{ArrowUp}{ArrowUp}')
  expect(stored).toBe('00:15')
})
