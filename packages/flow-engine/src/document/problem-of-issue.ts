import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/**
 * Where and what, in words. A failed union says only "Invalid input"; its most promising branch, the one that got furthest
 * before it failed, says what is really wrong.
 */
export function problemOfIssue(issue: Issue): { path: string; problem: string } {
  const deepest = deepestIssue(issue)
  return { path: pathText(deepest.path), problem: deepest.message }
}

function deepestIssue(issue: Issue): Issue {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue
  const branches = issue.errors.filter((branch) => branch.length > 0).sort((a, b) => score(a) - score(b))
  const first = branches[0]?.[0]
  return first === undefined ? issue : deepestIssue({ ...first, path: [...issue.path, ...first.path] })
}

/** Lower is closer: few issues, and none that says this branch was not meant at all. */
function score(branch: readonly Issue[]): number {
  const notMeant = branch.filter((issue) => issue.code === 'unrecognized_keys' || issue.code === 'invalid_value').length
  return branch.length + notMeant * 10
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the document'
  return path.map((part, index) => typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`).join('')
}
