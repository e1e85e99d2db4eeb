/** Liquid at the start may give the scheme; what it renders to is checked again before the call. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/?#]/i.test(url) || /^\{[{%]/.test(url)
}
