// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FileDrop } from './FileDrop.tsx'

afterEach(cleanup)

describe('FileDrop', () => {
  const file = new File(['id'], 'customers.csv', { type: 'text/csv' })

  it('takes a dropped file and a chosen one', async () => {
    const take = vi.fn()
    render(<FileDrop label="Customers" file={null} onFile={take} />)
    fireEvent.drop(screen.getByText('Drop a file here, or'), { dataTransfer: { files: [file] } })
    expect(take).toHaveBeenLastCalledWith(file)
    await userEvent.upload(screen.getByLabelText('Customers'), file)
    expect(take).toHaveBeenCalledTimes(2)
  })

  it('names the file and gives it back', async () => {
    const take = vi.fn()
    render(<FileDrop label="Customers" file={file} onFile={take} fileDetail="2.4 MB" />)
    expect(screen.getByText('customers.csv')).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Remove customers.csv' }))
    expect(take).toHaveBeenCalledExactlyOnceWith(null)
  })
})
