import { journey } from '@sendero/flow-engine/testing'
import { expect, it } from 'vitest'
import { mailSteps } from './mail-steps.ts'

it('lists the steps that send e-mails as people call them, and no others', () => {
  const document = journey().onEvent('Order').email('n1', `tpl_${'a'.repeat(32)}`).wait('w', 'P1D').email('n2', `tpl_${'b'.repeat(32)}`).exit('x').document()
  const named = { ...document, nodes: document.nodes.map((node) => (node.id === 'n1' ? { ...node, name: 'First mail' } : node)) }
  expect(mailSteps(named)).toEqual([{ id: 'n1', label: 'First mail' }, { id: 'n2', label: 'E-mail' }])
  expect(mailSteps({ scribble: true })).toEqual([])
  expect(mailSteps(undefined)).toEqual([])
})
