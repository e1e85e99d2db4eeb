/** The mark is a trail that forks once and arrives. */
export function Brand({ isMarkOnly = false }: { readonly isMarkOnly?: boolean }) {
  return (
    <span className="shell-brand">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M6 21c0-5 12-4 12-9S6 8 6 3" fill="none" stroke="var(--accent)" strokeWidth="2.6" strokeLinecap="round" />
        <circle cx="18" cy="12" r="2.6" fill="var(--accent)" />
      </svg>
      {isMarkOnly ? null : <span>Sendero</span>}
    </span>
  )
}
