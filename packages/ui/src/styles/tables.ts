// Sticky cells carry their own bottom line: a collapsed border would stay behind when the header does not.
export const tableStyles = `
.ui-table-frame { container-type: inline-size; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); overflow: clip; }
@container (max-width: 720px) { .ui-table-scroll { overflow-x: auto; } }
.ui-table-scroll.bounded { overflow: auto; }
.ui-table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: var(--text-small); font-variant-numeric: tabular-nums; }
.ui-table th { position: sticky; top: 0; z-index: 3; height: 34px; padding: 0 12px; background: var(--surface); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: var(--text-micro); font-weight: var(--weight-medium); text-align: left; white-space: nowrap; }
.ui-table td { height: var(--row-height); padding: 6px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; }
.ui-table tbody tr:last-child td { border-bottom: 0; }
.ui-table th:first-child, .ui-table td:first-child { padding-left: 16px; }
.ui-table th:last-child, .ui-table td:last-child { padding-right: 16px; }
.ui-table .end { text-align: right; }
.ui-table td.truncate { max-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ui-table tr.opens { position: relative; }
.ui-table tr.opens:hover td { background: var(--hover); }
.ui-table tr.selected td { background: var(--selected); }
.ui-table tr.active td { background: var(--selected); }
.ui-table tr.active td:first-child { box-shadow: inset 2px 0 0 var(--accent); }
.ui-row-open { border: 0; padding: 0; background: none; color: var(--text); font: inherit; font-weight: var(--weight-medium); text-align: left; text-decoration: none; cursor: pointer; }
/* A button in a cell is one box, which an ellipsis of the cell would leave cut. */
.ui-table td.truncate > .ui-row-open { display: block; max-width: 100%; overflow: hidden; text-overflow: ellipsis; }
.ui-row-open:hover { color: var(--text); }
.ui-row-open::after { content: ''; position: absolute; inset: 0; }
.ui-row-open:focus-visible { outline: 0; }
.ui-row-open:focus-visible::after { outline: 2px solid var(--focus); outline-offset: -2px; border-radius: var(--radius-small); }
.ui-table .ui-table-check { width: 40px; padding-right: 0; }
.ui-table .ui-table-actions { width: 1px; padding-top: 0; padding-bottom: 0; }
.ui-table td.ui-table-check > *, .ui-table td.ui-table-actions > * { position: relative; z-index: 1; }
.ui-table-actions .ui-actions { justify-content: flex-end; gap: 2px; }
.ui-sort { display: inline-flex; align-items: center; gap: 4px; min-height: 24px; margin: 0 -6px; padding: 0 6px; border: 0; border-radius: 4px; background: none; color: inherit; font: inherit; cursor: pointer; }
.ui-sort:hover { background: var(--pressed); color: var(--text); }
.ui-sort svg.lucide { width: 12px; height: 12px; opacity: .55; }
.ui-sort.sorted { color: var(--text); }
.ui-sort.sorted svg.lucide { opacity: 1; color: var(--accent); }
.end .ui-sort { flex-direction: row-reverse; }
.ui-table-more { display: grid; place-items: center; padding: 5px; border-top: 1px solid var(--line); }
.ui-table-foot { padding: 5px 8px 5px 16px; border-top: 1px solid var(--line); font-size: var(--text-micro); color: var(--quiet); min-height: 38px; display: flex; align-items: center; }
.ui-pager { display: flex; align-items: center; gap: 2px; flex: 1; font-size: var(--text-micro); }
.ui-pager > span:first-child { margin-right: auto; }

.ui-descriptions { margin: 0; display: grid; gap: 7px; font-size: var(--text-small); }
.ui-descriptions > div { display: grid; grid-template-columns: minmax(96px, 30%) 1fr; gap: var(--space-3); }
.ui-descriptions.stacked { gap: var(--space-3); }
.ui-descriptions.stacked > div { grid-template-columns: 1fr; gap: 1px; }
.ui-descriptions dt { color: var(--quiet); }
.ui-descriptions dd { margin: 0; min-width: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }

.ui-code { margin: 0; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--raised); }
.ui-code-head { display: flex; align-items: center; justify-content: space-between; min-height: 34px; padding: 2px 4px 2px 12px; border-bottom: 1px solid var(--line); font-size: var(--text-micro); color: var(--quiet); }
.ui-code pre { margin: 0; border-radius: 0; max-height: 420px; overflow: auto; }
.ui-code pre:focus-visible { outline-offset: -2px; }
`
