// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { DurationField } from './DurationField.tsx'

afterEach(cleanup)

let stored = ''
function Form({ start }: { readonly start: string }) {
  const [value, setValue] = useState(start)
  stored = value
  return <DurationField label="Wait for" value={value} onChange={setValue} />
}

const number = (): HTMLInputElement => screen.getByRole('spinbutton', { name: 'Wait for: number' })
const unit = (): HTMLSelectElement => screen.getByRole('combobox', { name: 'Wait for: unit' })

describe('DurationField', () => {
  it('shows an ISO duration as a number and a unit', () => {
    render(<Form start="PT36H" />)
    expect(number().value).toBe('36')
    expect(unit().value).toBe('hours')
  })

  it('answers with ISO 8601 for what is typed', async () => {
    render(<Form start="P3D" />)
    await userEvent.clear(number())
    expect(stored).toBe('')
    await userEvent.type(number(), '14')
    expect(stored).toBe('P14D')
  })

  it('keeps the number when the unit changes, also while there is none yet', async () => {
    render(<Form start="P3D" />)
    await userEvent.selectOptions(unit(), 'weeks')
    expect(stored).toBe('P3W')
    await userEvent.clear(number())
    await userEvent.selectOptions(unit(), 'minutes')
    await userEvent.type(number(), '5')
    expect(stored).toBe('PT5M')
  })

  it('never stores less than the least', async () => {
    render(<Form start="P3D" />)
    await userEvent.clear(number())
    await userEvent.type(number(), '0')
    expect(stored).toBe('P1D')
  })

  it('offers the unit of a value from elsewhere besides its own', () => {
    render(<Form start="P2M" />)
    expect([...unit().options].map((option) => option.value)).toEqual(['minutes', 'hours', 'days', 'weeks', 'months'])
    expect(unit().value).toBe('months')
  })

  it('leaves alone what it cannot show, and says what it is', async () => {
    render(<Form start="P1DT12H" />)
    expect(screen.getByText(/Now P1DT12H/)).toBeTruthy()
    await userEvent.selectOptions(unit(), 'weeks')
    expect(stored).toBe('P1DT12H')
    await userEvent.type(number(), '2')
    expect(stored).toBe('P2W')
  })
})
