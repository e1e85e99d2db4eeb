export const buttonStyles = `
.ui-button { display: inline-flex; align-items: center; justify-content: center; gap: 6px; flex: none; height: var(--control-medium); padding: 0 12px; border: 1px solid transparent; border-radius: var(--radius-small); background: transparent; color: var(--text); font-size: var(--text-small); font-weight: var(--weight-medium); line-height: 1; white-space: nowrap; text-decoration: none; cursor: pointer; user-select: none; transition: background-color var(--fast), border-color var(--fast), color var(--fast); }
.ui-button.small { height: var(--control-small); padding: 0 9px; }
.ui-button.large { height: var(--control-large); padding: 0 16px; font-size: var(--text-body); }
.ui-button > svg.lucide:first-child:not(:last-child) { margin-left: -2px; }
.ui-button > svg.lucide:last-child:not(:first-child) { margin-right: -3px; color: var(--quiet); }
.ui-button.icon-only { width: var(--control-medium); padding: 0; }
.ui-button.icon-only.small { width: var(--control-small); }
.ui-button.icon-only.large { width: var(--control-large); }

.ui-button.plain { background: var(--surface); border-color: var(--line-strong); box-shadow: var(--shadow-1); }
.ui-button.plain:hover { background: var(--hover); border-color: var(--control); color: var(--text); }
.ui-button.plain:active, .ui-button.plain[aria-expanded='true'] { background: var(--pressed); }
.ui-button.primary { background: var(--accent); color: var(--on-accent); box-shadow: var(--shadow-1); }
.ui-button.primary:hover, .ui-button.primary[aria-expanded='true'] { background: var(--accent-hover); color: var(--on-accent); }
.ui-button.danger { background: var(--danger); color: var(--on-danger); box-shadow: var(--shadow-1); }
.ui-button.danger:hover { background: var(--danger-hover); color: var(--on-danger); }
.ui-button.primary > svg.lucide:last-child:not(:first-child), .ui-button.danger > svg.lucide:last-child:not(:first-child) { color: inherit; }
.ui-button.quiet { color: var(--quiet); }
.ui-button.quiet:hover, .ui-button.quiet[aria-expanded='true'] { background: var(--pressed); color: var(--text); }
.ui-button[aria-pressed='true'] { background: var(--accent-soft); color: var(--accent); border-color: transparent; }
.ui-button[aria-pressed='true']:hover { background: var(--selected); color: var(--accent-hover); }
.ui-button:focus-visible { outline-offset: 2px; }
/* Twice its class, to win over how each look answers the pointer. */
.ui-button.ui-button:is(:disabled, [aria-disabled='true']) { cursor: default; background: var(--raised); color: var(--disabled); border-color: transparent; box-shadow: none; }
.ui-button.quiet:disabled, .ui-button.quiet[aria-disabled='true'] { background: transparent; }
.ui-button[aria-busy='true'][aria-disabled='true'] { color: var(--quiet); cursor: progress; }
.ui-button[aria-busy='true'][aria-disabled='true'].primary { background: var(--accent); color: var(--on-accent); opacity: .82; }
.ui-button[aria-busy='true'][aria-disabled='true'].danger { background: var(--danger); color: var(--on-danger); opacity: .82; }

.ui-text-button { background: none; border: 0; padding: 0; color: var(--accent); text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }
.ui-spinner { width: 14px; height: 14px; flex: none; border: 2px solid color-mix(in srgb, currentColor 28%, transparent); border-top-color: currentColor; border-radius: 50%; animation: ui-turn .8s linear infinite; }
@media (prefers-reduced-motion: reduce) { .ui-spinner { animation: none !important; } }
.ui-kbd { display: inline-flex; gap: 2px; font: var(--weight-medium) 11px/1 var(--font); color: var(--quiet); }
.ui-kbd span { min-width: 18px; height: 18px; padding: 0 4px; display: inline-grid; place-items: center; border-radius: 4px; border: 1px solid var(--line); background: var(--raised); }
`
