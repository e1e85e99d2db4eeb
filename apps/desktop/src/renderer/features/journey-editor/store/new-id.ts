const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
const length = 8

/** Eight letters and digits a person can tell apart; never one that was used before, but by a chance of one in a trillion. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => letters[byte % letters.length] ?? '').join('')
}
