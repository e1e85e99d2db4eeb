// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test } from 'vitest'
import { nothingRead } from './kernels/read-marks.ts'
import { MailList } from './MailList.tsx'
import type { Mail } from './use-mailbox.ts'

afterEach(cleanup)

const mail = (id: string): Mail => ({
  id, to: `${id}@mail.example`, from: 'shop@mail.example', subject: id, headers: {}, html: null, text: null, excerpt: '', receivedAt: '2026-05-04T08:00:00Z', messageId: null, channel: 'email', isTest: false,
  customerId: null, customerLabel: null, workflowId: null, workflowName: null, nodeId: null, nodeName: null, templateId: null, templateName: null, templateVersion: null,
})

// Fifty stops for Tab stood between the list and the mail that was opened from it.
test('the list is one stop for Tab, and arrow keys go through it', async () => {
  render(<MemoryRouter><MailList mails={['a', 'b', 'c'].map(mail)} openId="b" marks={nothingRead} search="" /><button type="button">Beyond</button></MemoryRouter>)
  const focused = (): string | null => document.activeElement?.textContent ?? null
  await userEvent.tab()
  expect(focused()).toContain('b@mail.example')
  await userEvent.keyboard('{ArrowDown}')
  expect(focused()).toContain('c@mail.example')
  await userEvent.keyboard('{Home}')
  expect(focused()).toContain('a@mail.example')
  await userEvent.tab()
  expect(focused()).toBe('Beyond')
})
