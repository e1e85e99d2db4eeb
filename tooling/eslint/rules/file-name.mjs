import path from 'node:path'
import { covers } from '../path-pattern.mjs'

const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/
const pascalCase = /^[A-Z][A-Za-z0-9]*$/
/** What may stand between the name and the extension: `runs.tables.ts`, `x.integration.test.ts`, `vite.config.ts`. */
const suffixes = /(\.(test|integration|tables|e2e|config|d))+$/
const banned = ['utils', 'helpers', 'common', 'shared', 'misc', 'types', 'constants', 'interfaces', 'manager', 'service']

/**
 * File names: kebab-case, a component's file PascalCase, `index` for doors only, and neither a file nor a folder that is
 * called, or ends in, a word that says nothing.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fileNameRule = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      notKebab: 'Name this file in kebab-case, after its main export (a component: PascalCase.tsx).',
      banned: '"{{word}}" says nothing about what is in the file: name it after its main export.',
      notADoor: 'index.ts is for doors only ({{doors}}): import the file that owns the name.',
    },
  },
  create(context) {
    /** @type {{ root: string, doors: readonly string[] }} */
    const { root, doors } = context.options[0]
    const file = path.relative(root, context.filename).split(path.sep).join('/')
    const { name: fullName, ext } = path.posix.parse(file)
    const name = fullName.replace(suffixes, '')
    /** @param {string} messageId @param {Record<string, string>} data */
    const report = (messageId, data = {}) => ({
      Program: (/** @type {import('eslint').Rule.Node} */ node) => context.report({ node, messageId, data }),
    })

    if (name === 'index') return doors.some((door) => covers(door, file)) ? {} : report('notADoor', { doors: doors.join(', ') })
    const word = [...path.posix.dirname(file).split('/'), name].map(lastWord).find((part) => banned.includes(part))
    if (word) return report('banned', { word })
    const isGoodName = kebabCase.test(name) || (ext === '.tsx' && pascalCase.test(name))
    return isGoodName ? {} : report('notKebab')
  },
}

/** @param {string} name */
function lastWord(name) {
  return name.toLowerCase().split('-').at(-1) ?? ''
}
