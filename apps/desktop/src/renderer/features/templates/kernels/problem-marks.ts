// Problems of a template as places in the text of its body, so that the editor can mark them and the list can lead there.

export interface TemplateProblem {
  readonly severity: 'error' | 'warning' | 'hint'
  readonly part: 'subject' | 'preheader' | 'from' | 'body'
  /** From 1; null when it has no place. */
  readonly line: number | null
  readonly message: string
}

export interface ProblemMark {
  readonly from: number
  readonly to: number
  readonly severity: TemplateProblem['severity']
  readonly message: string
}

/** The problems of the body that have a line: from its first character that is no blank to its end. */
export function problemMarks(problems: readonly TemplateProblem[], body: string): ProblemMark[] {
  const starts = lineStarts(body)
  return problems.flatMap((problem) => {
    if (problem.part !== 'body' || problem.line === null) return []
    const { from, to } = rangeOfLine(body, starts, problem.line)
    return [{ from, to, severity: problem.severity, message: problem.message }]
  }).sort((a, b) => a.from - b.from)
}

/** Where a line begins and ends; a line beyond the last one is the last one: the text may have become shorter meanwhile. */
function rangeOfLine(body: string, starts: readonly number[], line: number): { from: number; to: number } {
  const index = Math.min(Math.max(line, 1), starts.length) - 1
  const start = starts[index] ?? 0
  const to = (starts[index + 1] ?? body.length + 1) - 1
  const indent = /^[ \t]*/.exec(body.slice(start, to))?.[0].length ?? 0
  return { from: start + indent === to ? start : start + indent, to }
}

function lineStarts(body: string): number[] {
  const starts = [0]
  for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

const weights = { error: 0, warning: 1, hint: 2 } as const
const parts = { subject: 0, preheader: 1, from: 2, body: 3 } as const

/** The worst first, then as they stand in the mail. */
export const inOrder = <Problem extends TemplateProblem>(problems: readonly Problem[]): Problem[] => (
  problems.toSorted((a, b) => weights[a.severity] - weights[b.severity] || parts[a.part] - parts[b.part] || (a.line ?? 0) - (b.line ?? 0)))
