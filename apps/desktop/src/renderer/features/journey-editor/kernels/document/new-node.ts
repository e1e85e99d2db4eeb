import type { JourneyNode, NodeConfigs, NodeKind } from '@sendero/flow-engine/document'
import type { NewId } from './command.ts'

/** A step to be made: what is not said is as sensible a start as the kind allows, or left open for a person to say. */
export interface NewStep<Kind extends NodeKind = NodeKind> {
  readonly kind: Kind
  readonly name?: string
  readonly config?: Partial<NodeConfigs[Kind]>
}

const startConfigs: { readonly [Kind in NodeKind]: (newId: NewId) => NodeConfigs[Kind] } = {
  email: () => ({ templateId: '' }),
  webhook: () => ({ method: 'POST', url: '', headers: {}, body: null }),
  wait: () => ({ for: 'P1D' }),
  waitForEvent: () => ({ event: '', where: [], timeout: 'P3D' }),
  splitRules: (newId) => ({ branches: [{ id: `b-${newId()}`, name: 'Branch 1', rule: { op: 'and', rules: [] } }] }),
  splitPercent: (newId) => ({ salt: newId(), branches: [{ id: `b-${newId()}`, name: 'A', percent: 50 }, { id: `b-${newId()}`, name: 'B', percent: 50 }] }),
  updateCustomer: () => ({ set: {}, unset: [] }),
  goal: () => ({ name: 'Converted' }),
  exit: () => ({}),
}

export function startConfig<Kind extends NodeKind>(kind: Kind, newId: NewId): NodeConfigs[Kind] {
  return startConfigs[kind](newId)
}

export function newNode({ kind, name, config }: NewStep, newId: NewId): JourneyNode {
  // Kind and config belong together by the type of the step; a member of a union cannot say so.
  return {
    id: `${kind}-${newId()}`, kind, ...(name === undefined ? {} : { name }), config: { ...startConfig(kind, newId), ...config },
  } as unknown as JourneyNode
}
