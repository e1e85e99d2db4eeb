/** Only for the showcase itself. */
export const showcaseStyles = `
.ui-showcase { max-width: 1240px; margin: 0 auto; padding: 32px 24px 96px; display: grid; grid-template-columns: 148px minmax(0, 1fr); gap: 0 32px; }
.ui-showcase > header { grid-column: 1 / -1; margin-bottom: 24px; display: grid; gap: 4px; }
.ui-show-nav { position: sticky; top: 24px; align-self: start; display: grid; gap: 1px; font-size: var(--text-small); }
.ui-show-nav a { padding: 5px 8px; border-radius: 5px; color: var(--quiet); text-decoration: none; }
.ui-show-nav a:hover { background: var(--pressed); color: var(--text); }
.ui-show-section { margin-bottom: 48px; scroll-margin-top: 24px; }
.ui-show-section > h2 { font-size: var(--text-lead); margin-bottom: 12px; }
.ui-show-grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px; }
.ui-show-example { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius-large); padding: 14px 18px 18px; min-width: 0; }
.ui-show-example.wide { grid-column: 1 / -1; }
.ui-show-example > h3 { font-size: var(--text-micro); font-weight: var(--weight-medium); color: var(--quiet); margin-bottom: 14px; }
.ui-show-body { display: grid; gap: 14px; align-content: start; }
.ui-show-body > .ui-page-header, .ui-show-body > .ui-toolbar { margin: 0; }
.ui-show-colors { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 6px 16px; font-size: var(--text-micro); }
.ui-show-colors li { display: flex; align-items: center; gap: 8px; }
.ui-show-swatch { width: 28px; height: 20px; border-radius: 5px; border: 1px solid var(--line-strong); flex: none; }
.ui-show-title { font-size: var(--text-title); font-weight: var(--weight-strong); letter-spacing: -.012em; margin: 0; }
.ui-show-small { font-size: var(--text-small); font-variant-numeric: tabular-nums; margin: 0; }
.ui-show-boxes { display: flex; gap: 16px; }
.ui-show-box { flex: 1; display: grid; place-items: center; height: 64px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--overlay); font-size: var(--text-micro); color: var(--quiet); }
.ui-show-stats { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 24px; }
.ui-show-wide-gap { gap: 20px; }
.ui-show-target { flex: 1; padding: 14px; border: 1px dashed var(--control); border-radius: var(--radius); color: var(--quiet); font-size: var(--text-small); text-align: center; }
@media (max-width: 1000px) { .ui-showcase { grid-template-columns: 1fr; } .ui-show-nav { display: none; } .ui-show-grid, .ui-show-stats { grid-template-columns: 1fr; } }
`
