// A reader of XML that forgives nothing, written without the printer in mind: what it takes is well formed.

export interface XmlNode { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly (XmlNode | string)[] }

const tag = /^<([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>/
const attribute = /([A-Za-z][\w:-]*)="([^"<]*)"/g
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The root of a document. Throws for what is not well formed. */
export function xmlOf(document: string): XmlNode {
  if (forbidden.test(document)) throw new Error('A character that no XML may hold')
  const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '').trimEnd()
  const { node, rest } = element(body)
  if (rest !== '') throw new Error(`Something follows the root: ${rest.slice(0, 40)}`)
  return node
}

function element(text: string): { readonly node: XmlNode; readonly rest: string } {
  const [whole, name, attributes = '', isEmpty] = tag.exec(text) ?? []
  if (whole === undefined || name === undefined) throw new Error(`No tag: ${text.slice(0, 60)}`)
  const pairs = [...attributes.matchAll(attribute)].map(([, key = '', value = '']) => [key, decoded(value)] as const)
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`An attribute twice in ${whole}`)
  const children: (XmlNode | string)[] = []
  let rest = text.slice(whole.length)
  if (isEmpty === '/') return { node: { name, attributes: Object.fromEntries(pairs), children }, rest }
  while (!rest.startsWith(`</${name}>`)) {
    if (rest === '') throw new Error(`${name} is not closed`)
    if (rest.startsWith('<')) {
      const inner = element(rest)
      children.push(inner.node)
      rest = inner.rest
    } else {
      const end = rest.indexOf('<')
      if (end < 0) throw new Error(`${name} is not closed`)
      children.push(decoded(rest.slice(0, end)))
      rest = rest.slice(end)
    }
  }
  return { node: { name, attributes: Object.fromEntries(pairs), children }, rest: rest.slice(name.length + 3) }
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new Error('The end of a section that never began')
  return text.replaceAll(/&([^;&\s]*);?/g, (whole, name: string) => {
    const meant = entities[name]
    if (meant === undefined || !whole.endsWith(';')) throw new Error(`An unknown entity: ${whole}`)
    return meant
  })
}
