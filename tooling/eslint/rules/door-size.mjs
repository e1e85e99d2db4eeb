/**
 * How many names a door may hand out: one that grows past it is two doors, and its users are better served by both.
 * @type {import('eslint').Rule.RuleModule}
 */
export const doorSizeRule = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'object' }],
    messages: { tooMany: 'This door hands out {{count}} names; {{max}} is the most. Open another one beside it, about one subject.' },
  },
  create(context) {
    /** @type {{ max: number }} */
    const { max } = context.options[0]
    let count = 0
    return {
      ExportNamedDeclaration: (node) => { count += node.declaration ? 1 : node.specifiers.length },
      'Program:exit': (node) => { if (count > max) context.report({ node, messageId: 'tooMany', data: { count: String(count), max: String(max) } }) },
    }
  },
}
