import type { Problem } from '../model/diagnostic-codes.ts'

const branchId = /^[A-Za-z0-9_-]{1,64}$/

/** What can be wrong with the branches of any node that has some: their ids are its ports. */
export function checkBranchIds(ids: readonly string[], reserved: readonly string[]): Problem[] {
  if (ids.length === 0) return [{ code: 'BRANCHES_EMPTY', params: {} }]
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...new Set(ids)].flatMap((id): Problem[] => {
    // Ports are keys of plain objects, where this one name has a meaning of its own.
    if (!branchId.test(id) || id === '__proto__') return [{ code: 'BRANCH_ID_INVALID', params: { branchId: id } }]
    if (reserved.includes(id)) return [{ code: 'BRANCH_ID_RESERVED', params: { branchId: id } }]
    return repeated.has(id) ? [{ code: 'BRANCH_ID_DUPLICATE', params: { branchId: id } }] : []
  })
}
