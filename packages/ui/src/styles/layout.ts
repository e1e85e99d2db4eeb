export const layoutStyles = `
.ui-card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-large); padding: var(--space-5); min-width: 0; }
.ui-card.flush { padding: 0; overflow: clip; }
.ui-card-head { display: flex; align-items: flex-start; justify-content: space-between; gap: var(--space-4); margin-bottom: var(--space-4); }
.ui-card-head:last-child { margin-bottom: 0; }
.ui-card.flush .ui-card-head { padding: var(--space-4) var(--space-5); margin: 0; border-bottom: 1px solid var(--line); }
.ui-card.flush .ui-table-frame { border: 0; border-radius: 0; }
.ui-card-words { min-width: 0; }
.ui-card-description { margin: 2px 0 0; color: var(--quiet); font-size: var(--text-small); }
.ui-card-head > .ui-actions { margin: -4px 0; }

.ui-page-header { display: grid; gap: 4px; margin-bottom: var(--space-5); }
.ui-page-header-row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; min-height: var(--control-medium); }
.ui-page-header h1 { min-width: 0; overflow-wrap: anywhere; }
.ui-page-header-row > .ui-actions { margin-left: auto; flex-wrap: wrap; flex-shrink: 1; }
.ui-page-meta { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; color: var(--quiet); font-size: var(--text-small); }
.ui-page-description { margin: 0; max-width: 72ch; color: var(--quiet); }
.ui-page-header > .ui-tabs-row { margin-top: var(--space-2); }
.ui-crumbs { display: flex; flex-wrap: wrap; align-items: center; gap: 2px; margin: 0; padding: 0; list-style: none; font-size: var(--text-small); }
.ui-crumbs li { display: flex; align-items: center; gap: 2px; }
.ui-crumbs a { display: inline-flex; align-items: center; min-height: 24px; margin-top: -4px; color: var(--quiet); text-decoration: none; }
.ui-crumbs a:hover { color: var(--text); text-decoration: underline; }
.ui-crumbs svg.lucide { width: 13px; height: 13px; color: var(--quiet); }

.ui-toolbar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--space-2) var(--space-4); margin-bottom: var(--space-3); }
.ui-toolbar-start, .ui-toolbar-end { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); min-width: 0; }
.ui-toolbar-end { margin-left: auto; font-size: var(--text-small); color: var(--quiet); }
.ui-toolbar .ui-field { flex: 0 1 auto; width: 168px; }

.ui-tabs-row { display: flex; align-items: flex-end; justify-content: space-between; gap: var(--space-3); border-bottom: 1px solid var(--line); }
.ui-tabs-list { display: flex; gap: 8px; margin: 0 -7px -1px; overflow-x: auto; scrollbar-width: none; }
.ui-tab { display: inline-flex; align-items: center; gap: 6px; position: relative; height: 34px; padding: 0 7px; border: 0; background: none; color: var(--quiet); font-size: var(--text-small); font-weight: var(--weight-medium); text-decoration: none; white-space: nowrap; cursor: pointer; }
.ui-tab:hover { color: var(--text); }
.ui-tab[data-state='active'], .ui-tab[aria-current='page'] { color: var(--text); }
.ui-tab[data-state='active']::after, .ui-tab[aria-current='page']::after { content: ''; position: absolute; inset: auto 7px 0; height: 2px; background: var(--accent); }
.ui-tab:focus-visible { outline-offset: -2px; border-radius: var(--radius-small); }
.ui-tab-count { min-width: 18px; padding: 2px 5px; border-radius: 5px; background: var(--neutral-soft); color: var(--neutral); font-size: 11px; line-height: 1.2; text-align: center; font-variant-numeric: tabular-nums; }
.ui-tab-panel { padding-top: var(--space-4); }
.ui-tab-panel:focus-visible { outline-offset: 4px; border-radius: var(--radius-small); }

.ui-stepper { display: flex; flex-wrap: wrap; align-items: center; gap: 4px; margin: 0; padding: 0; list-style: none; font-size: var(--text-small); }
.ui-step { display: flex; align-items: center; color: var(--quiet); }
.ui-step + .ui-step::before { content: ''; width: 28px; height: 1px; margin: 0 6px; background: var(--line-strong); }
.ui-step button, .ui-step-face { display: inline-flex; align-items: center; gap: 7px; height: var(--control-small); padding: 0 6px 0 3px; border: 0; border-radius: var(--radius-small); background: none; color: inherit; }
.ui-step button { cursor: pointer; }
.ui-step button:hover { background: var(--pressed); color: var(--text); }
.ui-step-mark { display: grid; place-items: center; flex: none; width: 20px; height: 20px; border: 1px solid var(--control); border-radius: 50%; font-size: 11px; font-weight: var(--weight-strong); font-variant-numeric: tabular-nums; line-height: 1; }
.ui-step-mark svg.lucide { width: 12px; height: 12px; stroke-width: 2.5; }
.ui-step.current { color: var(--text); font-weight: var(--weight-medium); }
.ui-step.current .ui-step-mark { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.ui-step.done .ui-step-mark { background: var(--accent-soft); border-color: transparent; color: var(--accent); }
`
