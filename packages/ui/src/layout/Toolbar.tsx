import type { ReactNode } from 'react'

export interface ToolbarProps {
  readonly label: string
  /** Search and filters. */
  readonly children?: ReactNode
  /** At the right: view choices, counts, buttons. */
  readonly end?: ReactNode
}

/** The row of controls above a list. It wraps where it is narrow. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <div role="group" aria-label={label} className="ui-toolbar">
      <div className="ui-toolbar-start">{children}</div>
      {end === undefined ? null : <div className="ui-toolbar-end">{end}</div>}
    </div>
  )
}
