import { randomBytes } from 'node:crypto'
import type { JsonObject, JsonValue } from '@sendero/flow-engine'

/**
 * The document of a copied journey. Its splits, experiments and holdouts get salts of their own: with those of the original, and the
 * same node ids, the same people would be in the same half of both journeys, and neither could be measured by itself. A draft may hold
 * anything: everything else is copied as it is.
 */
export function copyDocument(document: JsonObject, newSalt: () => string = () => randomBytes(6).toString('base64url')): JsonObject {
  const { nodes, entry } = document
  return {
    ...document,
    ...(Array.isArray(nodes) ? { nodes: nodes.map((node) => withNewSalt(node, newSalt)) } : {}),
    ...(isObject(entry) && isObject(entry['holdout']) ? { entry: { ...entry, holdout: salted(entry['holdout'], newSalt) } } : {}),
  }
}

/** The document with one id in place of another, wherever it stands: rules that ask about mails of their own journey ask the copy about its own. */
export function withOtherId(document: JsonObject, { from, to }: { readonly from: string; readonly to: string }): JsonObject {
  const replaced = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(replaced)
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaced(each)])) : value === from ? to : value
  }
  return replaced(document) as JsonObject
}

const saltedKinds: ReadonlySet<JsonValue> = new Set(['splitPercent', 'experiment', 'holdout'])

function withNewSalt(node: JsonValue, newSalt: () => string): JsonValue {
  return isObject(node) && saltedKinds.has(node['kind'] ?? null) && isObject(node['config']) ? { ...node, config: salted(node['config'], newSalt) } : node
}

const salted = (config: JsonObject, newSalt: () => string): JsonObject => (typeof config['salt'] === 'string' && config['salt'] !== '' ? { ...config, salt: newSalt() } : config)

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
