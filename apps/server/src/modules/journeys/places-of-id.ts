import { nodeLabels, parseDocument } from '@sendero/flow-engine/document'
import type { JsonObject } from '@sendero/flow-engine'

export interface Place { readonly nodeId: string; readonly label: string }

/** Where in a document an id is named: the entry, and nodes by how people call them. A document of another shape is known by `entry: false` and no nodes. */
export function placesOfId(document: JsonObject, publicId: string): { readonly isTrigger: boolean; readonly nodes: Place[] } {
  const parsed = parseDocument(document)
  if (!parsed.ok) return { isTrigger: false, nodes: [] }
  const { entry, nodes } = parsed.document
  const labels = nodeLabels(parsed.document)
  return {
    isTrigger: names(entry, publicId),
    nodes: nodes.filter(({ config }) => names(config, publicId)).map(({ id }) => ({ nodeId: id, label: labels.get(id) ?? id })),
  }
}

function names(value: unknown, publicId: string): boolean {
  if (typeof value !== 'object' || value === null) return value === publicId
  return Object.values(value).some((each) => names(each, publicId))
}
