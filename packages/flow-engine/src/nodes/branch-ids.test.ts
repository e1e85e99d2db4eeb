import { describe, expect, it } from 'vitest'
import { checkBranchIds } from './branch-ids.ts'

describe('checkBranchIds', () => {
  it('accepts ids that can be ports', () => {
    expect(checkBranchIds(['a', 'B-2', 'long_name', 'constructor'], [])).toEqual([])
  })

  it('names a repeated id once, however often it is there', () => {
    expect(checkBranchIds(['a', 'b', 'a', 'a'], [])).toEqual([{ code: 'BRANCH_ID_DUPLICATE', params: { branchId: 'a' } }])
  })

  it('refuses an id that means something else', () => {
    expect(checkBranchIds(['vip', 'else'], ['else'])).toEqual([{ code: 'BRANCH_ID_RESERVED', params: { branchId: 'else' } }])
  })

  it.each(['', 'with space', 'a'.repeat(65), 'né', '__proto__'])('refuses %j, which cannot be a port', (id) => {
    expect(checkBranchIds(['a', id], [])).toEqual([{ code: 'BRANCH_ID_INVALID', params: { branchId: id } }])
  })

  it('refuses no branches at all', () => {
    expect(checkBranchIds([], [])).toEqual([{ code: 'BRANCHES_EMPTY', params: {} }])
  })
})
