import { journey } from '@sendero/flow-engine/testing'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { expect, it } from 'vitest'
import { stepOptions } from './step-options.ts'

it('offers every step by its label, with its kind, and says where a jump would be a loop without a wait', () => {
  const drawn = journey().email('hello').wait('pause', 'P1D').email('again').document()
  const document: JourneyDocument = {
    ...drawn, nodes: [...drawn.nodes.map((node) => (node.id === 'hello' ? { ...node, name: 'Hello' } : node)), { id: 'back', kind: 'jump', config: { to: '' } }], edges: [...drawn.edges, { id: 'e9', from: 'again', port: 'next', to: 'back' }],
  }
  expect(stepOptions(document, 'back')).toEqual([
    { value: 'hello', label: 'Hello', description: 'E-mail' },
    { value: 'pause', label: 'Wait' },
    { value: 'again', label: 'E-mail', disabledReason: 'There is no wait between: people would go round without end.' },
  ])
})
