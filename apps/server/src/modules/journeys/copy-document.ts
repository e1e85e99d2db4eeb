import { randomBytes } from 'node:crypto'
import type { JsonObject, JsonValue } from '@sendero/flow-engine'

/**
 * The document of a copied journey. Its splits get salts of their own: with those of the original, and the same node ids, the same
 * people would be in the same half of both journeys, and neither could be measured by itself. A draft may hold anything: what is no
 * split is copied as it is.
 */
export function copyDocument(document: JsonObject, newSalt: () => string = () => randomBytes(6).toString('base64url')): JsonObject {
  const { nodes } = document
  return Array.isArray(nodes) ? { ...document, nodes: nodes.map((node) => withNewSalt(node, newSalt)) } : document
}

function withNewSalt(node: JsonValue, newSalt: () => string): JsonValue {
  if (!isObject(node) || node['kind'] !== 'splitPercent' || !isObject(node['config'] ?? null)) return node
  const config = node['config'] as JsonObject
  return typeof config['salt'] === 'string' && config['salt'] !== '' ? { ...node, config: { ...config, salt: newSalt() } } : node
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
