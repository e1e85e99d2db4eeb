// The payload of an outbox row: JSON objects, one a line, with the columns of the ClickHouse table. A line may stand for many
// rows that differ only in `number`: it has `numbers` instead. What is sent depends on the payload alone.

/** One line to be, and how many rows it stands for. `fields`: those of a row already as JSON text, without braces, for hot paths. */
export type OutboxLine = { readonly row: object; readonly count: number } | { readonly fields: string; readonly count: 1 }
export interface OutboxChunk { readonly rowCount: number; readonly payload: string }

const rowsPerChunk = 5_000
const charactersPerChunk = 4_000_000

/** Lines in chunks that each fit into one export batch. The workspace is always that of the transaction: no caller can write into another one. */
export function toChunks(lines: readonly OutboxLine[], workspaceId: string): OutboxChunk[] {
  const chunks: OutboxChunk[] = []
  let texts: string[] = []
  let rowCount = 0
  let characters = 0
  const close = (): void => {
    if (texts.length > 0) chunks.push({ rowCount, payload: texts.join('\n') })
    texts = []
    rowCount = 0
    characters = 0
  }
  for (const line of lines) {
    const { count } = line
    const text = 'fields' in line ? `{${line.fields},"workspace_id":"${workspaceId}"}` : JSON.stringify({ ...line.row, workspace_id: workspaceId })
    if (rowCount + count > rowsPerChunk || characters + text.length > charactersPerChunk) close()
    texts.push(text)
    rowCount += count
    characters += text.length
  }
  close()
  return chunks
}

/** A payload as the rows that are sent: lines with `numbers` become one line for each. */
export function toRows(payload: string): string {
  if (!payload.includes('"numbers":[')) return payload
  return payload.split('\n').flatMap((line) => {
    const { numbers, ...row } = JSON.parse(line) as { numbers?: number[] }
    if (numbers === undefined) return [line]
    const rest = JSON.stringify(row).slice(1)
    return numbers.map((number) => `{"number":${number},${rest}`)
  }).join('\n')
}
