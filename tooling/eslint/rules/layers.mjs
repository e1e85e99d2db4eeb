import path from 'node:path'
import { covers, matchedPrefix } from '../path-pattern.mjs'

/** @typedef {import('../layer-table.mjs').Layer} Layer */

/**
 * Holds every import to the table of layers. A source file that lies under one of `strictRoots` but in no row is reported
 * as well: a new folder gets its floor before it gets users.
 * @type {import('eslint').Rule.RuleModule}
 */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      notAllowed: '{{from}} may not import {{target}}. It may import: {{allowed}}.',
      noLayer: 'No layer covers {{file}}: give its folder a row in tooling/eslint/layer-table.mjs.',
    },
  },
  create(context) {
    /** @type {{ root: string, layers: readonly Layer[], packageFolders: Record<string, string>, strictRoots: readonly string[] }} */
    const { root, layers, packageFolders, strictRoots } = context.options[0]
    const file = toPosix(path.relative(root, context.filename))
    const layer = layers.find(({ from }) => covers(from, file))
    if (!layer) return strictRoots.some((folder) => covers(folder, file)) ? reportMissingLayer(context, file) : {}

    /** @param {import('eslint').Rule.Node} node @param {unknown} specifier @param {boolean} isTypeOnly */
    const check = (node, specifier, isTypeOnly) => {
      if (typeof specifier !== 'string') return
      const target = { ...targetOf(file, specifier, packageFolders), isTypeOnly }
      if (isAllowed(layer, file, target)) return
      context.report({ node, messageId: 'notAllowed', data: { from: layer.from, target: target.path, allowed: describe(layer) } })
    }
    return {
      ImportDeclaration: (node) => check(node, node.source.value, isTypeOnly(node, 'importKind')),
      ExportNamedDeclaration: (node) => check(node, node.source?.value, isTypeOnly(node, 'exportKind')),
      ExportAllDeclaration: (node) => check(node, node.source.value, isTypeOnly(node, 'exportKind')),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined, false),
    }
  },
}

/** @param {import('eslint').Rule.RuleContext} context @param {string} file @returns {import('eslint').Rule.RuleListener} */
function reportMissingLayer(context, file) {
  return { Program: (node) => context.report({ node, messageId: 'noLayer', data: { file } }) }
}

/** @param {object} node @param {'importKind' | 'exportKind'} property */
function isTypeOnly(node, property) {
  return /** @type {Record<string, unknown>} */ (node)[property] === 'type'
}

/**
 * @param {string} file @param {string} specifier @param {Record<string, string>} packageFolders
 * @returns {{ path: string, isPackage: boolean }}
 */
function targetOf(file, specifier, packageFolders) {
  if (specifier.startsWith('.')) return { path: path.posix.join(path.posix.dirname(file), specifier), isPackage: false }
  const own = packageFolders[specifier]
  return own ? { path: own, isPackage: false } : { path: specifier, isPackage: true }
}

/** @param {Layer} layer @param {string} file @param {{ path: string, isPackage: boolean, isTypeOnly: boolean }} target */
function isAllowed(layer, file, target) {
  /** @param {readonly string[]} patterns */
  const isIn = (patterns) => patterns.some((pattern) => covers(pattern, target.path))
  if (target.isPackage) return !isIn(layer.neverPackages ?? []) && (!layer.packages || isIn(layer.packages))
  if (isIn(layer.never ?? [])) return false
  return isIn([matchedPrefix(layer.from, file), ...layer.allow, ...(target.isTypeOnly ? (layer.allowTypes ?? []) : [])])
}

/** @param {Layer} layer */
function describe({ allow, allowTypes = [], packages }) {
  const types = allowTypes.map((folder) => `${folder} (types only)`)
  const list = ['its own folder', ...allow, ...types, ...(packages ?? []).map((name) => `package ${name}`)]
  return list.join(', ')
}

/** @param {string} file */
function toPosix(file) {
  return file.split(path.sep).join('/')
}
