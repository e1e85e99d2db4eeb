// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

afterEach(cleanup)

describe('Button', () => {
  it('is no submit button unless it is told to be', () => {
    render(<Button>Save</Button>)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).type).toBe('button')
  })

  it('says what is going on while busy and cannot be pressed again', async () => {
    const press = vi.fn()
    render(<Button busyLabel="Saving…" onClick={press}>Save</Button>)
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Saving…' })
    expect(button.getAttribute('aria-busy')).toBe('true')
    await userEvent.click(button)
    expect(press).not.toHaveBeenCalled()
  })

  // A browser takes the focus from a button that is disabled: after a failed save whoever uses a keyboard stood at the top of the page.
  it('keeps the focus while busy, and sends its form no second time', async () => {
    const send = vi.fn((event: { preventDefault: () => void }) => { event.preventDefault() })
    render(<form onSubmit={send}><input aria-label="Name" /><Button type="submit" busyLabel="Saving…">Save</Button></form>)
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Saving…' })
    expect([button.disabled, button.getAttribute('aria-disabled')]).toEqual([false, 'true'])
    await userEvent.type(screen.getByRole('textbox'), '{Enter}')
    expect(send).not.toHaveBeenCalled()
  })

  // A button that is simply disabled leaves the tab order, and with it everybody who wants to know why.
  it('stays reachable when it is refused, tells why and does nothing, not even submit', async () => {
    const press = vi.fn()
    const send = vi.fn((event: { preventDefault: () => void }) => { event.preventDefault() })
    render(<form onSubmit={send}><Button type="submit" disabledReason="Two steps are unfinished" onClick={press}>Publish</Button></form>)
    await userEvent.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Publish' }))
    expect((await screen.findByRole('tooltip')).textContent).toBe('Two steps are unfinished')
    await userEvent.keyboard('{Enter}')
    expect(press).not.toHaveBeenCalled()
    expect(send).not.toHaveBeenCalled()
  })
})

describe('IconButton', () => {
  it('is named by its label, and shows it with the shortcut when it is reached', async () => {
    render(<IconButton label="Duplicate" icon={<svg />} shortcut="Mod+D" />)
    await userEvent.tab()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Duplicate' }))
    expect((await screen.findByRole('tooltip')).textContent).toBe('DuplicateCtrlD')
  })

  it('says why it is refused and does nothing', async () => {
    const press = vi.fn()
    render(<IconButton label="Undo" icon={<svg />} disabledReason="nothing was changed" onClick={press} />)
    await userEvent.tab()
    expect((await screen.findByRole('tooltip')).textContent).toBe('Undo: nothing was changed')
    await userEvent.keyboard('{Enter}')
    expect(press).not.toHaveBeenCalled()
  })

  it('tells whether it is pressed', () => {
    render(<IconButton label="Bold" icon={<svg />} pressed />)
    expect(screen.getByRole('button', { pressed: true })).toBeTruthy()
  })
})
