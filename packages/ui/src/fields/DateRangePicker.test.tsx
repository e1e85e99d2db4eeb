// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DateRangePicker } from './DateRangePicker.tsx'

afterEach(cleanup)

describe('DateRangePicker', () => {
  it('says its range and zone, and takes a preset', async () => {
    const change = vi.fn()
    render(<DateRangePicker label="Range" value={{ kind: 'preset', preset: '7d' }} onChange={change} zone="Europe/Madrid" />)
    await userEvent.click(screen.getByRole('button', { name: 'Range: Last 7 days, Europe/Madrid' }))
    await userEvent.click(screen.getByRole('button', { name: 'Last 30 days' }))
    expect(change).toHaveBeenCalledExactlyOnceWith({ kind: 'preset', preset: '30d' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('takes two days in the right order only', async () => {
    const change = vi.fn()
    render(<DateRangePicker label="Range" value={{ kind: 'days', from: '2026-10-05', to: '2026-10-09' }} onChange={change} zone="UTC" />)
    await userEvent.click(screen.getByRole('button', { name: /^Range/ }))
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2026-10-01' } })
    expect(screen.getByText('The last day is before the first')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Show these days' }).disabled).toBe(true)
    fireEvent.change(screen.getByLabelText('First day'), { target: { value: '2026-09-30' } })
    await userEvent.click(screen.getByRole('button', { name: 'Show these days' }))
    expect(change).toHaveBeenCalledExactlyOnceWith({ kind: 'days', from: '2026-09-30', to: '2026-10-01' })
  })
})
