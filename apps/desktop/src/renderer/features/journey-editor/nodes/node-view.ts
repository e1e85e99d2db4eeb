import type { JourneyNode, NodeConfigs, NodeKind } from '@sendero/flow-engine/document'
import type { NodeGroup } from '@sendero/ui'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'

/** The name of a template or segment; null while it is not known. */
export type NameOf = (id: string) => string | null

export interface FormProps<Kind extends NodeKind> {
  readonly id: string
  readonly config: NodeConfigs[Kind]
  readonly onChange: (config: NodeConfigs[Kind]) => void
  /** Show what is still missing, also where nobody has been. */
  readonly showIssues: boolean
}

/** What the editor shows of a node kind. Everything but the form is plain data, so that palette, search and menus read it. */
export interface NodeView<Kind extends NodeKind> {
  readonly kind: Kind
  readonly title: string
  readonly group: NodeGroup
  /** What it does to a person who gets here, in a few words. */
  readonly hint: string
  readonly icon: LucideIcon
  readonly synonyms: readonly string[]
  /** One line on the card; empty where nothing is set. */
  readonly summary: (config: NodeConfigs[Kind], nameOf: NameOf) => string
  readonly Form: ComponentType<FormProps<Kind>>
}

export type AnyNode = JourneyNode
