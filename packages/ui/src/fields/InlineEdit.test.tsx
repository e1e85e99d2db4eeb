// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InlineEdit } from './InlineEdit.tsx'

afterEach(cleanup)

const face = (): HTMLElement => screen.getByRole('button', { name: /^Name: / })
const input = (): HTMLInputElement => screen.getByRole('textbox', { name: 'Name' })

describe('InlineEdit', () => {
  it('turns into an input with the text selected, and saves with Enter', async () => {
    const save = vi.fn()
    render(<InlineEdit label="Name" value="Welcome" onSave={save} />)
    await userEvent.click(face())
    expect(input().selectionEnd).toBe('Welcome'.length)
    await userEvent.clear(input())
    await userEvent.type(input(), '  Hello {Enter}')
    expect(save).toHaveBeenCalledExactlyOnceWith('Hello')
    expect(document.activeElement).toBe(face())
  })

  it('opens with F2', async () => {
    render(<InlineEdit label="Name" value="Welcome" onSave={vi.fn()} />)
    await userEvent.tab()
    await userEvent.keyboard('{F2}')
    expect(input().value).toBe('Welcome')
  })

  it('gives up with Escape and tells nobody above', async () => {
    const save = vi.fn()
    const above = vi.fn()
    render(<div onKeyDown={(event) => { above(event.key) }}><InlineEdit label="Name" value="Welcome" onSave={save} /></div>)
    await userEvent.click(face())
    await userEvent.type(input(), ' back{Escape}')
    expect(save).not.toHaveBeenCalled()
    expect(above).not.toHaveBeenCalledWith('Escape')
    expect(face().textContent).toBe('Welcome')
    expect(document.activeElement).toBe(face())
  })

  it('saves when it is left, but not what was not changed', async () => {
    const save = vi.fn()
    render(<InlineEdit label="Name" value="Welcome" onSave={save} />)
    await userEvent.click(face())
    await userEvent.tab()
    expect(save).not.toHaveBeenCalled()
    await userEvent.click(face())
    await userEvent.type(input(), '!')
    await userEvent.tab()
    expect(save).toHaveBeenCalledExactlyOnceWith('Welcome!')
  })

  it('says what is wrong and stays open', async () => {
    const save = vi.fn()
    render(<InlineEdit label="Name" value="Welcome" onSave={save} />)
    await userEvent.click(face())
    await userEvent.clear(input())
    await userEvent.keyboard('{Enter}')
    expect(screen.getByRole('alert').textContent).toBe('Give it a name')
    expect(input().getAttribute('aria-invalid')).toBe('true')
    expect(save).not.toHaveBeenCalled()
  })

  it('opens again with the text and the reason when saving failed', async () => {
    render(<InlineEdit label="Name" value="Welcome" onSave={() => Promise.reject(new Error('Another journey is called so'))} />)
    await userEvent.click(face())
    await userEvent.type(input(), ' 2{Enter}')
    await waitFor(() => { expect(screen.getByRole('alert').textContent).toBe('Another journey is called so') })
    expect(input().value).toBe('Welcome 2')
  })

  it('shows the new text while it is being saved', async () => {
    render(<InlineEdit label="Name" value="Welcome" onSave={() => new Promise(() => undefined)} />)
    await userEvent.click(face())
    await userEvent.type(input(), ' 2{Enter}')
    expect(face().textContent).toBe('Welcome 2')
  })
})
