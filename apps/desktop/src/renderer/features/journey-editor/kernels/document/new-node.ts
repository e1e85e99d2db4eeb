import type { JourneyNode, NodeConfigs, NodeKind } from '@sendero/flow-engine/document'
import type { NewId } from './command.ts'
import { startConfig } from './start-configs.ts'

/** A step to be made: what is not said is as sensible a start as the kind allows, or left open for a person to say. */
export interface NewStep<Kind extends NodeKind = NodeKind> {
  readonly kind: Kind
  readonly name?: string
  readonly config?: Partial<NodeConfigs[Kind]>
}

export function newNode({ kind, name, config }: NewStep, newId: NewId): JourneyNode {
  // Kind and config belong together by the type of the step; a member of a union cannot say so.
  return {
    id: `${kind}-${newId()}`, kind, ...(name === undefined ? {} : { name }), config: { ...startConfig(kind, newId), ...config },
  } as unknown as JourneyNode
}
