// Traits a template shows that nobody here has: most often a slip of the pen, and in a mail an empty place.

export interface UnknownVariable { readonly path: string; readonly line: number }

const liquid = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g
const quoted = /"[^"]*"|'[^']*'/g
const trait = /\bcustomer((?:\.[A-Za-z_][\w-]*)+)/g
/** Not traits but what Liquid knows of any list or text. */
const builtIn = new Set(['size', 'first', 'last'])

/** `known`: every path that was seen, such as `customer.address.city`. Empty: nothing is known, and so nothing is unknown. */
export function unknownVariables(text: string, known: readonly string[]): UnknownVariable[] {
  if (known.length === 0) return []
  const found: UnknownVariable[] = []
  for (const { 0: part, index } of text.matchAll(liquid)) {
    const code = part.replace(quoted, (string) => '_'.repeat(string.length))
    for (const { 0: path, index: inside } of code.matchAll(trait)) {
      if (!isKnown(path, known)) found.push({ path, line: countLines(text, index + inside) })
    }
  }
  return found
}

function isKnown(path: string, known: readonly string[]): boolean {
  const last = path.slice(path.lastIndexOf('.') + 1)
  const whole = builtIn.has(last) ? path.slice(0, -last.length - 1) : path
  return whole === 'customer' || known.some((each) => each === path || each === whole || each.startsWith(`${whole}.`) || each.startsWith(`${whole}[`))
}

function countLines(text: string, until: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
