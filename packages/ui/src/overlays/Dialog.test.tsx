// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from '../buttons/Button.tsx'
import { Field } from '../fields/Field.tsx'
import { Dialog } from './Dialog.tsx'
import { Sheet } from './Sheet.tsx'

afterEach(cleanup)

function Page({ isLocked = false }: { readonly isLocked?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Dialog open={isOpen} onOpenChange={setOpen} title="Duplicate" description="Starts as a draft" isLocked={isLocked} trigger={<Button>Open</Button>} footer={<Button>Duplicate</Button>}>
      <Field label="Name" />
    </Dialog>
  )
}

/** As most of the app does it: drawn only while it is open, by a button of the page, with a field that takes the focus itself. */
function Asking({ children }: { readonly children?: (close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const close = (): void => { setOpen(false) }
  return (
    <>
      <Button onClick={() => { setOpen(true) }}>Open</Button>
      {isOpen ? children?.(close) ?? <Dialog open onOpenChange={setOpen} title="Add"><Field label="Name" autoFocus /></Dialog> : null}
    </>
  )
}

function TwoInARow({ onClose }: { readonly onClose: () => void }) {
  const [isAsked, setAsked] = useState(false)
  return isAsked
    ? <Dialog open onOpenChange={onClose} title="Invited"><Button onClick={onClose}>Done</Button></Dialog>
    : <Dialog open onOpenChange={onClose} title="Invite"><Button onClick={() => { setAsked(true) }}>Send</Button></Dialog>
}

const open = async (): Promise<void> => { await userEvent.click(screen.getByRole('button', { name: 'Open' })) }

describe('Dialog', () => {
  it('is named and described by its words', async () => {
    render(<Page />)
    await open()
    const dialog = screen.getByRole('dialog', { name: 'Duplicate' })
    expect(document.getElementById(dialog.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Starts as a draft')
  })

  it('gives the focus back to the button that opened it, though a field took it at once', async () => {
    render(<Asking />)
    await open()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' })) })
  })

  it('gives it back to where the first of two dialogs in a row was opened', async () => {
    render(<Asking>{(close) => <TwoInARow onClose={close} />}</Asking>)
    await open()
    await userEvent.click(screen.getByRole('button', { name: 'Send' }))
    await userEvent.click(await screen.findByRole('button', { name: 'Done' }))
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' })) })
  })

  it('puts the focus on the first field and keeps it inside', async () => {
    render(<Page />)
    await open()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }))
    for (let press = 0; press < 4; press += 1) {
      await userEvent.tab()
      expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
    }
  })

  it('gives the focus to its words when only the way out could have it', () => {
    render(<Dialog open onOpenChange={vi.fn()} title="Shortcuts">Many keys</Dialog>)
    expect(document.activeElement).toBe(screen.getByText('Many keys'))
  })

  it('closes with Escape and gives the focus back', async () => {
    render(<Page />)
    await open()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => { expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' })) })
  })

  it('cannot be closed while it is locked', async () => {
    render(<Page isLocked />)
    await open()
    await userEvent.keyboard('{Escape}')
    expect(screen.getByRole('dialog')).toBeTruthy()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Close' }).disabled).toBe(true)
  })
})

describe('Sheet', () => {
  it('takes the focus itself, so that what it shows does not scroll away', () => {
    render(<Sheet open onOpenChange={vi.fn()} title="Anna"><button type="button">Far below</button></Sheet>)
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: 'Anna' }))
  })

  it('beside the page stays open when the page is used, and closes with Escape', async () => {
    const change = vi.fn()
    render(<><button type="button">Canvas</button><Sheet open onOpenChange={change} modal={false} title="Step">Text</Sheet></>)
    await userEvent.click(screen.getByRole('button', { name: 'Canvas' }))
    expect(change).not.toHaveBeenCalled()
    await userEvent.keyboard('{Escape}')
    expect(change).toHaveBeenCalledExactlyOnceWith(false)
  })
})
