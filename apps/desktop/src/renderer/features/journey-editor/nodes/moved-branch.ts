/** The branches with one of them at another place. */
export function movedBranch<Branch>(branches: readonly Branch[], from: number, to: number): Branch[] {
  const branch = branches[from]
  return branch === undefined ? [...branches] : branches.toSpliced(from, 1).toSpliced(to, 0, branch)
}
