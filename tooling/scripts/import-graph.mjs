import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/**
 * Which of `files` (absolute paths) each of them imports at run time. Imports of packages are left out: a workspace
 * package cannot import back without npm's own dependency cycle.
 * @param {readonly string[]} files @returns {Map<string, string[]>}
 */
export function importGraph(files) {
  return new Map(files.map((file) => [file, runtimeImports(file, readFileSync(file, 'utf8')).filter(existsSync)]))
}

/**
 * Absolute paths of the relative imports that remain in `text` when its types are erased.
 * @param {string} file @param {string} text
 */
export function runtimeImports(file, text) {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  /** @type {string[]} */
  const specifiers = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    const specifier = runtimeSpecifier(node)
    if (specifier && ts.isStringLiteral(specifier)) specifiers.push(specifier.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return specifiers.filter((name) => name.startsWith('.')).map((name) => path.resolve(path.dirname(file), name))
}

/** @param {ts.Node} node @returns {ts.Node | undefined} */
function runtimeSpecifier(node) {
  if (ts.isImportDeclaration(node)) return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? undefined : node.moduleSpecifier
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier
  // A dynamic import inside a function waits until both files are there, but it still makes them one knot.
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]
  return undefined
}
