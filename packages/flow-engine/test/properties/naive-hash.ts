// The hash of the contract, from its definition, in numbers that cannot overflow. The generated ids are ASCII.

export function bucketOf(hashed: string): number {
  return Number(murmur(hashed) % 10_000n)
}

export function percentBranch({ branches }: { branches: readonly { id: string; percent: number }[] }, hashed: string): string {
  const bucket = bucketOf(hashed)
  let sum = 0
  return branches.find(({ percent }) => { sum += percent; return bucket < Math.round(sum * 100) })?.id ?? 'none'
}

function murmur(text: string): bigint {
  const bytes = [...text].map((character) => BigInt(character.charCodeAt(0)))
  const wide = (value: bigint): bigint => value & 0xffffffffn
  const rotate = (value: bigint, by: bigint): bigint => wide((value << by) | (value >> (32n - by)))
  let hash = 0n
  for (let i = 0; i < bytes.length; i += 4) {
    const block = bytes.slice(i, i + 4)
    let mixed = block.reduce((sum, byte, index) => sum | (byte << BigInt(8 * index)), 0n)
    mixed = wide(rotate(wide(mixed * 0xcc9e2d51n), 15n) * 0x1b873593n)
    hash ^= mixed
    if (block.length === 4) hash = wide(rotate(hash, 13n) * 5n + 0xe6546b64n)
  }
  hash ^= BigInt(bytes.length)
  hash = wide((hash ^ (hash >> 16n)) * 0x85ebca6bn)
  hash = wide((hash ^ (hash >> 13n)) * 0xc2b2ae35n)
  return hash ^ (hash >> 16n)
}
