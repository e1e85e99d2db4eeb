/** Whether a name holds the text, whatever the case; an empty text is in every name. */
const holdsText = (name: string, text: string): boolean => name.toLowerCase().includes(text.trim().toLowerCase())

/** Puts names that begin with the text first and leaves the order as it is otherwise. */
export function bestFirst<T>(items: readonly T[], text: string, nameOf: (item: T) => string): T[] {
  const found = items.filter((item) => holdsText(nameOf(item), text))
  const begins = (item: T): boolean => nameOf(item).toLowerCase().startsWith(text.trim().toLowerCase())
  return [...found.filter(begins), ...found.filter((item) => !begins(item))]
}
