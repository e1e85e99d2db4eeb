// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CopyButton } from './CopyButton.tsx'

afterEach(() => { cleanup(); vi.unstubAllGlobals() })

const withClipboard = (writeText: (text: string) => Promise<void>): void => { vi.stubGlobal('navigator', { userAgent: '', clipboard: { writeText } }) }

describe('CopyButton', () => {
  it('copies the text and says so aloud', async () => {
    const write = vi.fn(() => Promise.resolve())
    withClipboard(write)
    render(<CopyButton text="wk_live" label="Copy write key" />)
    fireEvent.click(screen.getByRole('button', { name: 'Copy write key' }))
    await waitFor(() => { expect(screen.getByRole('status').textContent).toBe('Copied') })
    expect(write).toHaveBeenCalledExactlyOnceWith('wk_live')
  })

  it('says when the browser refused', async () => {
    withClipboard(() => Promise.reject(new Error('denied')))
    render(<CopyButton text="wk_live" />)
    fireEvent.click(screen.getByRole('button'))
    await waitFor(() => { expect(screen.getByRole('status').textContent).toContain('by hand') })
  })

  // A page from another machine by plain HTTP has no clipboard at all.
  it('says so too where there is no clipboard', async () => {
    vi.stubGlobal('navigator', { userAgent: '' })
    render(<CopyButton text="wk_live" />)
    fireEvent.click(screen.getByRole('button'))
    await waitFor(() => { expect(screen.getByRole('status').textContent).toContain('by hand') })
  })
})
