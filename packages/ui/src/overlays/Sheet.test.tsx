// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { Sheet } from './Sheet.tsx'

afterEach(cleanup)

test('Shift+Tab from the sheet itself goes to its last control', async () => {
  render(<Sheet open onOpenChange={() => undefined} title="Publish" footer={<><button type="button">Cancel</button><button type="button">Publish</button></>}>Words</Sheet>)
  expect(document.activeElement).toBe(screen.getByRole('dialog'))
  await userEvent.tab({ shift: true })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Publish' }))
  await userEvent.tab({ shift: true })
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }))
})
