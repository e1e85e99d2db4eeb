import { parse } from '@formatjs/icu-messageformat-parser'
import ts from 'typescript'

/**
 * @typedef {object} Message a text of the product as it stands in a source file
 * @property {string} key what catalogues know it by: the English text, after its context where it has one
 * @property {number} line
 */

const says = new Set(['t', 'tc', 'rich'])
/** As `tc` of @sendero/i18n joins them. */
const contextEnd = '\u0004'

/**
 * The messages of a source file, and what is wrong with them: no literal, syntax that is not ICU's, placeholders and values
 * that are not the same.
 * @param {string} file its name, for what is said about it
 * @param {string} text
 * @returns {{ messages: Message[], problems: string[] }}
 */
export function messagesIn(file, text) {
  if (!/from '(@sendero\/(i18n|ui)|\.\.?\/(.*\/)?rich\.ts)'/.test(text)) return { messages: [], problems: [] }
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const names = saidNames(tree)
  /** @type {Message[]} */
  const messages = []
  /** @type {string[]} */
  const problems = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && names.has(node.expression.text)) read(node, node.expression.text)
    ts.forEachChild(node, visit)
  }
  /** @param {ts.CallExpression} call @param {string} name */
  const read = (call, name) => {
    const line = tree.getLineAndCharacterOfPosition(call.getStart()).line + 1
    const [literals, values] = name === 'tc' ? [call.arguments.slice(0, 2), call.arguments[2]] : [call.arguments.slice(0, 1), call.arguments[1]]
    const words = literals.map((literal) => (ts.isStringLiteralLike(literal) ? literal.text : null))
    if (words.includes(null)) { problems.push(`${file}:${line} The message of ${name}() must be a literal.`); return }
    messages.push({ key: words.join(contextEnd), line })
    problems.push(...valueProblems(String(words.at(-1)), values).map((problem) => `${file}:${line} ${problem}`))
  }
  visit(tree)
  return { messages, problems }
}

/** Which of the names are ours in this file: another `t` is nobody's business. @param {ts.SourceFile} tree */
function saidNames(tree) {
  const imports = tree.statements.filter(ts.isImportDeclaration).filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && /^@sendero\/(i18n|ui)$|rich\.ts$/.test(moduleSpecifier.text))
  const names = imports.flatMap(({ importClause }) => (importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings) ? importClause.namedBindings.elements.map(({ name }) => name.text) : []))
  return new Set(names.filter((name) => says.has(name)))
}

/** @param {string} message @param {ts.Expression | undefined} values @returns {string[]} */
function valueProblems(message, values) {
  const placeholders = placeholdersOf(message)
  if (typeof placeholders === 'string') return [`“${message}” is no ICU message: ${placeholders}.`]
  if (values === undefined) return placeholders.size === 0 ? [] : [`“${message}” gets no values.`]
  if (!ts.isObjectLiteralExpression(values)) return [`The values of “${message}” must be an object literal.`]
  const given = new Set(values.properties.map((property) => property.name?.getText() ?? '…'))
  if (given.has('…')) return [`The values of “${message}” must be named one by one.`]
  return [
    ...[...placeholders].filter((name) => !given.has(name)).map((name) => `“${message}” gets no value for ${name}.`),
    ...[...given].filter((name) => !placeholders.has(name)).map((name) => `“${message}” has no place for ${name}.`),
  ]
}

/** Names of placeholders and tags of a message; what is wrong when it is none. @param {string} message @returns {Set<string> | string} */
export function placeholdersOf(message) {
  try {
    return new Set(namesIn(parse(message)))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** @param {import('@formatjs/icu-messageformat-parser').MessageFormatElement[]} elements @returns {string[]} */
function namesIn(elements) {
  return elements.flatMap((element) => {
    // 0 is text, 7 the # of a plural.
    if (element.type === 0 || element.type === 7) return []
    if (element.type === 8) return [element.value, ...namesIn(element.children)]
    if (element.type === 5 || element.type === 6) return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))]
    return [element.value]
  })
}
