// Parsers of HTML must see Liquid as opaque text: a quote or an angle bracket inside a tag would change what they read,
// and a formatter would rewrite names of variables. Characters of the private use area stand in for it.

const liquid = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g
const stand = /\uE000(\d+)\uE001/g

/** Takes the Liquid out of a source; `show` puts it back wherever its stand-ins ended up. */
export function hideLiquid(source: string): { readonly text: string; show(text: string): string } {
  const hidden: string[] = []
  const text = source.replace(/[\uE000\uE001]/g, '').replace(liquid, (part) => `\uE000${hidden.push(part) - 1}\uE001`)
  return { text, show: (shown) => shown.replace(stand, (_, index: string) => hidden[Number(index)] ?? '') }
}
