/**
 * Texts that a reader sees are messages (`t`, `tc`, `rich`), never bare words. What is text is told by where it stands: in JSX
 * everything with letters is; elsewhere a literal that reads like English and stands where no machine reads it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const localisedTextRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      bare: 'Say “{{text}}” with t(…) of @sendero/i18n (or rich(…) of @sendero/ui for markup): see “Texts” in CONTRIBUTING.md.',
    },
  },
  create(context) {
    /** @param {any} node @param {string} text */
    const report = (node, text) => context.report({ node, messageId: 'bare', data: { text: text.trim().replaceAll(/\s+/g, ' ').slice(0, 60) } })
    return {
      JSXText: (/** @type {any} */ node) => { if (isTextNode(node)) report(node, node.value) },
      Literal: (/** @type {any} */ node) => { if (isTextNode(node)) report(node, node.value) },
      TemplateLiteral: (/** @type {any} */ node) => { if (isTextNode(node)) report(node, wordsOfTemplate(node)) },
    }
  },
}

/** @param {any} node a node of an ESTree with parents @returns {boolean} */
function isTextNode(node) {
  if (node.type !== 'TemplateLiteral' && isName(node.value)) return false
  if (node.type === 'JSXText') return /\p{L}/u.test(node.value) && !['style', 'code', 'kbd'].includes(elementOf(node))
  if (node.type === 'TemplateLiteral') return readsLikeEnglish(wordsOfTemplate(node), node.expressions.length > 0) && !isForMachines(node)
  if (node.type !== 'Literal' || typeof node.value !== 'string') return false
  if (node.parent.type === 'JSXAttribute') return /\p{L}/u.test(node.value) && !/^(https?:\/\/|\S+\.com$)/.test(node.value) && (isTextAttribute(node.parent) || (readsLikeEnglish(node.value, false) && !isForMachines(node)))
  return readsLikeEnglish(node.value, false) && !isForMachines(node)
}

/** What is called the same in every language. @param {unknown} value */
const isName = (value) => typeof value === 'string' && value.trim() === 'Sendero'

/** @param {any} node */
const wordsOfTemplate = (node) => node.quasis.map((/** @type {any} */ part) => part.value.cooked ?? '').join('…')

/** @param {any} node */
const elementOf = (node) => node.parent?.openingElement?.name?.name

const textAttributes = new Set(['label', 'title', 'aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'description', 'hint', 'error', 'alt', 'heading', 'empty', 'noun', 'question', 'explanation'])
/** @param {any} attribute */
const isTextAttribute = (attribute) => textAttributes.has(attribute.name.name)

const words = /(?<![\w/.#-])\p{L}[\p{L}’']*[,;]? +\p{L}[\p{L}’']*/u
const capitalised = /^\p{Lu}(?=[\p{Ll}-])\p{Ll}*(-\p{Ll}+)*([ .…:?!]*$| \d)/u
/** @param {string} text @param {boolean} isTemplate */
function readsLikeEnglish(text, isTemplate) {
  if (/^(https?:\/\/|curl |npm run |color-mix\(|\S+\.com$|.*=")/.test(text) || (/^(<|[a-z-]+:|M\d)/i.test(text.trim()) && !words.test(text))) return false
  if (words.test(text) || capitalised.test(text)) return true
  return isTemplate && (/^\p{Lu}\p{Ll}+ [“…]/u.test(text) || /…[,:;.)]? \p{L}{2}|\p{L}{2,}[^\p{L}\s]? …/u.test(text))
}

const machineAttributes = new Set(['className', 'style', 'id', 'key', 'href', 'to', 'type', 'role', 'd', 'viewBox', 'htmlFor', 'rel', 'target', 'autoComplete', 'sandbox', 'accept', 'points', 'transform', 'keys', 'shortcut', 'aria-keyshortcuts'])
const machineCalls = new Set(['t', 'tc', 'rich', 'classNames', 'includes', 'startsWith', 'endsWith', 'getItem', 'setItem', 'removeItem', 'getAttribute', 'setAttribute', 'addEventListener', 'removeEventListener', 'querySelector', 'querySelectorAll', 'closest', 'matches', 'split', 'matchMedia', 'Symbol', 'test', 'execCommand', 'getPropertyValue', 'headers', 'get', 'has', 'fetch'])
const machineProperties = new Set(['key', 'keys', 'shortcut', 'className', 'headers', 'font', 'method', 'type', 'kind', 'id', 'autoComplete', 'matches'])

/** Whether code, a browser or a log reads it. @param {any} node @returns {boolean} */
function isForMachines(node) {
  for (let [at, below] = [node.parent, node]; at; [at, below] = [at.parent, at]) {
    if (at.type.startsWith('TS') && !/^TS(AsExpression|SatisfiesExpression|NonNullExpression|InstantiationExpression)$/.test(at.type)) return true
    if (at.type === 'ImportDeclaration' || at.type === 'ExportNamedDeclaration' || at.type === 'TaggedTemplateExpression' || at.type === 'SwitchCase') return at.type !== 'SwitchCase' ? at.type !== 'ExportNamedDeclaration' || at.source === below : at.test === below
    if (at.type === 'Property') {
      if (at.key === below) return true
      if (machineProperties.has(at.key.name ?? at.key.value)) return true
    }
    if (at.type === 'BinaryExpression' && /^([!=]==?|in)$/.test(at.operator)) return true
    if (at.type === 'JSXAttribute') return machineAttributes.has(at.name.name) || String(at.name.name).startsWith('data-')
    if (at.type === 'MemberExpression' && at.property === below) return true
    if (at.type === 'CallExpression' && at.callee !== below) {
      const name = at.callee.name ?? at.callee.property?.name
      if (machineCalls.has(name) || at.callee.object?.name === 'console') return true
    }
    if (at.type === 'NewExpression' && /(?<!^Problem)Error$|^(Set|RegExp|URL)$/.test(at.callee.name ?? '')) return true
    if (/Statement$|Declaration$|^Program$|Function/.test(at.type) && at.type !== 'ReturnStatement') return false
  }
  return false
}
