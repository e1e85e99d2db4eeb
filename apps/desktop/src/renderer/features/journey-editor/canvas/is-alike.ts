/** Whether two plain values say the same. Written for the thousands of elements of a canvas: it makes nothing new to compare them. */
export function isAlike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => isAlike(item, b[at]))
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  let fields = 0
  for (const key in left) {
    fields += 1
    if (!isAlike(left[key], right[key])) return false
  }
  for (const key in right) if (right[key] !== undefined || key in left) fields -= 1
  return fields === 0
}
