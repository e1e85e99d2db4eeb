/** What every such answer ends with: `result`, or `problem`. */
export interface AnswerLine { result?: Record<string, unknown>; problem?: { detail: string } }

/** The lines of an answer that comes as work goes on. */
export async function* linesOf<Line extends AnswerLine>(response: Response): AsyncGenerator<Line> {
  if (!response.body) return
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line
  }
}
