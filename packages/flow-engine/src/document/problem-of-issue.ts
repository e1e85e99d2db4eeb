import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * Where and what, in words. A failed union says only "Invalid input"; its most promising branch, the one that fits but for
 * the fewest things, says what is really wrong.
 */
export function problemOfIssue(issue: Issue): { path: string; problem: string } {
  const deepest = deepestIssue(issue)
  return { path: pathText(deepest.path), problem: wording(deepest) }
}

function deepestIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const branches = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => misfit(a) - misfit(b))
  const first = branches[0]?.[0]
  return first === undefined ? issue : deepestIssue({ ...first, path: [...issue.path, ...first.path] })
}

/** A wrong literal or an unknown field says that another branch was meant, so it weighs more than any other issue. */
function misfit(branch: readonly Issue[]): number {
  const notMeant = branch.filter((issue) => issue.code === 'unrecognized_keys' || issue.code === 'invalid_value').length
  return branch.length + notMeant * 10
}

function wording(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys': return `unknown field ${issue.keys.map((key) => `"${key}"`).join(', ')}.`
    case 'invalid_type': return issue.message.endsWith('received undefined') ? `missing; expected ${issue.expected}.` : issue.message
    case 'too_small': return issue.origin === 'string' && issue.minimum === 1 ? 'must not be empty.' : issue.message
    case 'too_big': return issue.origin === 'array' ? `too many; at most ${issue.maximum}.` : issue.message
    // A discriminated union names its options only in the schema.
    case 'invalid_union': return issue.discriminator === undefined ? issue.message : `unknown ${issue.discriminator}.`
    default: return issue.message
  }
}

/** `nodes[0].config.for` */
export function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the document'
  return path.map((part, index) => typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`).join('')
}
