/** React Flow wants an id for everything: open ends are called after the way out they stand at. */
export const endId = (from: string, port: string): string => `end:${from}:${port}`

/** The way out an id of an open end stands for; null for any other id. */
export function wayOfEnd(id: string): { readonly from: string; readonly port: string } | null {
  const [kind, from, port] = id.split(':')
  return kind !== 'end' || from === undefined || port === undefined ? null : { from, port }
}
