const directive = /^\s*eslint-disable(-next-line|-line)?(?<rest>[\s\S]*)$/

/** Only a whole file can be too long, so only this rule may be silenced for one. */
const fileLevelRules = ['max-lines']

/**
 * A suppression names its rules and says why on the same line; none holds for a whole file but that of the file's length.
 * @type {import('eslint').Rule.RuleModule}
 */
export const reasonedSuppressionRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      noReason: 'Say why on the same line: eslint-disable-next-line some-rule -- the reason.',
      noRule: 'Name the rules that are switched off.',
      wholeFile: 'Switch rules off for one line, not for a whole file.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = directive.exec(comment.value)
          const messageId = match && problemOf(match[1], match.groups?.['rest'] ?? '')
          if (messageId && comment.loc) context.report({ loc: justBefore(comment.loc), messageId })
        }
      },
    }
  },
}

/** @param {string | undefined} scope @param {string} rest */
function problemOf(scope, rest) {
  const [names = '', reason = ''] = rest.split(/\s-{2,}\s/)
  const rules = names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  if (rules.length === 0) return 'noRule'
  if (scope === undefined && !rules.every((name) => fileLevelRules.includes(name))) return 'wholeFile'
  return reason.trim() === '' ? 'noReason' : undefined
}

/**
 * A suppression of everything would swallow this report too, if it did not stand one column before the comment.
 * @param {import('eslint').AST.SourceLocation} loc
 */
function justBefore({ start, end }) {
  return { start: { line: start.line, column: start.column - 1 }, end }
}
