// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { Bar } from '../figures/Bar.tsx'
import { Notice } from './Notice.tsx'
import { ProgressBar } from './ProgressBar.tsx'

afterEach(cleanup)
const bar = (): HTMLElement => screen.getByRole('progressbar', { name: 'Import' })

describe('ProgressBar', () => {
  it('tells how far it is', () => {
    render(<ProgressBar label="Import" value={3} max={4} />)
    expect(bar().getAttribute('aria-valuetext')).toBe('75 %')
  })

  it('tells no number while nobody knows', () => {
    render(<ProgressBar label="Import" value={null} />)
    expect(bar().getAttribute('aria-valuenow')).toBeNull()
    expect(bar().getAttribute('data-state')).toBe('indeterminate')
  })

  it.each([[9, 4, '100 %'], [-1, 4, '0 %'], [1, 0, '0 %']])('holds %d of %d within its ends', (value, max, text) => {
    render(<ProgressBar label="Import" value={value} max={max} />)
    expect(bar().getAttribute('aria-valuetext')).toBe(text)
  })
})

it('a share beyond the whole does not leave its track', () => {
  const { container } = render(<Bar label="Opened" share={1.4} text="140 %" />)
  expect(container.querySelector<HTMLElement>('.ui-bar-fill')?.style.width).toBe('100%')
  expect(screen.getByText('140 %')).toBeTruthy()
})

it('a problem is announced at once, other notices when the reader is idle', () => {
  render(<><Notice tone="problem" title="Refused" /><Notice tone="warn" title="Careful" /></>)
  expect(screen.getByRole('alert').textContent).toBe('Refused')
  expect(screen.getByRole('status').textContent).toBe('Careful')
})
