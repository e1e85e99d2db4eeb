/**
 * True when `pattern` names `file` or a folder above it. `*` stands for any one name or a part of it; a package pattern
 * such as `node:*` works the same way.
 * @param {string} pattern @param {string} file
 */
export function covers(pattern, file) {
  return matcherOf(pattern).test(file)
}

/**
 * The part of `file` that `pattern` matched: `modules/*` and `modules/runs/claim.ts` give `modules/runs`.
 * @param {string} pattern @param {string} file
 */
export function matchedPrefix(pattern, file) {
  return file.split('/').slice(0, pattern.split('/').length).join('/')
}

/** @type {Map<string, RegExp>} */
const matchers = new Map()

/** @param {string} pattern */
function matcherOf(pattern) {
  const known = matchers.get(pattern)
  if (known) return known
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*')
  const matcher = new RegExp(`^${source}($|/)`)
  matchers.set(pattern, matcher)
  return matcher
}
