// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Field } from './Field.tsx'
import { Select } from './Select.tsx'
import { TextArea } from './TextArea.tsx'

afterEach(cleanup)

describe('every field', () => {
  const control = (name: string): HTMLElement => screen.getByLabelText(name)
  const described = (element: HTMLElement): string => (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' ')

  it.each([
    ['an input', <Field key="a" label="Name" hint="Short" error="Missing" />],
    ['a text area', <TextArea key="b" label="Name" hint="Short" error="Missing" />],
    ['a select', <Select key="c" label="Name" hint="Short" error="Missing" value="" onChange={vi.fn()} options={[]} />],
  ])('%s is named by its label and read out with hint and error', (_kind, element) => {
    render(element)
    expect(described(control('Name'))).toBe('Short Missing')
    expect(control('Name').getAttribute('aria-invalid')).toBe('true')
  })

  it('keeps its name when the label is hidden', () => {
    render(<Field label="Name" labelHidden />)
    expect(screen.getByRole('textbox', { name: 'Name' })).toBeTruthy()
    expect(screen.getByText('Name').className).toBe('ui-visually-hidden')
  })
})
