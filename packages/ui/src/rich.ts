import { pieces } from '@sendero/i18n'
import { Fragment, createElement } from 'react'
import type { ReactNode } from 'react'

/** What a placeholder or a tag of a message with markup stands for: `{name}` for a node, `<link>…</link>` for a function. */
export type RichValues = Readonly<Record<string, ReactNode | ((inside: ReactNode) => ReactNode)>>

/**
 * A message with markup in it, one sentence for translators: `rich('Read <link>the guide</link>', { link: (inside) => <Link
 * href={guide}>{inside}</Link> })`. The tags are names of the call, not elements.
 */
export function rich(message: string, values: RichValues): ReactNode {
  const given = Object.entries(values).map(([name, value]) => [name, typeof value === 'function' ? (inside: ReactNode[]) => value(together(inside)) : value] as const)
  return together(pieces<ReactNode>(message, Object.fromEntries(given)))
}

/** Side by side, without a demand for keys: the pieces of one message never move. */
const together = (nodes: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...nodes)
