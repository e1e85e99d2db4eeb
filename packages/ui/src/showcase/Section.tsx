import type { ReactNode } from 'react'

/** A chapter of the showcase. */
export function Section({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section id={id} className="ui-show-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div className="ui-show-grid">{children}</div>
    </section>
  )
}

/** One component in one or more states. */
export function Example({ title, wide = false, children }: { readonly title: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className={wide ? 'ui-show-example wide' : 'ui-show-example'}>
      <h3>{title}</h3>
      <div className="ui-show-body">{children}</div>
    </div>
  )
}
