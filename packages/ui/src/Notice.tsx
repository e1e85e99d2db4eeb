import type { ReactNode } from 'react'

/** A message in the page. Problems are announced at once, the rest when the reader is idle. */
export function Notice({ tone, title, children }: { readonly tone: 'problem' | 'info'; readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <strong>{title}</strong>
      {children}
    </div>
  )
}
