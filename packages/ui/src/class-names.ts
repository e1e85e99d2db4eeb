/** The class attribute of the parts that hold: `classNames('ui-row', isActive && 'active')`. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
}
