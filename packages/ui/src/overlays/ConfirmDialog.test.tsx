// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ConfirmDialog } from './ConfirmDialog.tsx'

afterEach(cleanup)

const base = { open: true, title: 'Erase Anna?', description: 'This cannot be undone.', confirmLabel: 'Erase' } as const
const confirm = (): HTMLButtonElement => screen.getByRole('button', { name: 'Erase' })

describe('ConfirmDialog', () => {
  // Enter pressed out of habit must not destroy anything.
  it('starts on the way out', () => {
    render(<ConfirmDialog {...base} onOpenChange={vi.fn()} onConfirm={vi.fn()} />)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }))
  })

  it('does it and closes', async () => {
    const done = vi.fn()
    const change = vi.fn()
    render(<ConfirmDialog {...base} onOpenChange={change} onConfirm={done} />)
    await userEvent.click(confirm())
    expect(done).toHaveBeenCalledTimes(1)
    await waitFor(() => { expect(change).toHaveBeenCalledExactlyOnceWith(false) })
  })

  it('waits for the words when it asks for them', async () => {
    const done = vi.fn()
    render(<ConfirmDialog {...base} confirmWords="anna@example.com" onOpenChange={vi.fn()} onConfirm={done} />)
    const input = screen.getByRole('textbox')
    expect(document.activeElement).toBe(input)
    await userEvent.type(input, 'anna{Enter}')
    expect(confirm().disabled).toBe(true)
    expect(done).not.toHaveBeenCalled()
    await userEvent.type(input, '@example.com{Enter}')
    expect(done).toHaveBeenCalledTimes(1)
  })

  it('cannot be left while it is being done, and says why it failed', async () => {
    let fail: (reason: Error) => void = () => undefined
    const change = vi.fn()
    render(<ConfirmDialog {...base} onOpenChange={change} onConfirm={() => new Promise((_resolve, reject) => { fail = reject })} />)
    await userEvent.click(confirm())
    await userEvent.keyboard('{Escape}')
    expect(change).not.toHaveBeenCalled()
    fail(new Error('412 people are waiting in it'))
    await waitFor(() => { expect(screen.getByRole('alert').textContent).toBe('412 people are waiting in it') })
    expect(change).not.toHaveBeenCalled()
    expect(confirm().disabled).toBe(false)
  })
})
