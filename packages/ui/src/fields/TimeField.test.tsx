// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { TimeField } from './TimeField.tsx'

afterEach(cleanup)

it('gives hours and minutes, and nothing while a part is missing', () => {
  const said: string[] = []
  render(<TimeField label="Opens" value="09:00" onChange={(value) => said.push(value)} />)
  for (const value of ['17:30:00', '']) fireEvent.change(screen.getByLabelText('Opens'), { target: { value } })
  expect(said).toEqual(['17:30', ''])
})
