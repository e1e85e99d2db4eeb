export const figureStyles = `
.ui-stat { margin: 0; display: grid; gap: 3px; align-content: start; min-width: 0; }
.ui-stat dt { color: var(--quiet); font-size: var(--text-micro); font-weight: var(--weight-medium); }
.ui-stat dd { margin: 0; }
.ui-stat-value { font-size: var(--text-title); font-weight: var(--weight-strong); line-height: 1.25; letter-spacing: -.015em; font-variant-numeric: tabular-nums; }
.ui-stat.large .ui-stat-value { font-size: var(--text-number); }
.ui-stat-unit { font-size: var(--text-small); font-weight: var(--weight-normal); color: var(--quiet); letter-spacing: 0; }
.ui-stat-delta { display: flex; flex-wrap: wrap; align-items: center; gap: 3px; font-size: var(--text-micro); color: var(--tone); font-variant-numeric: tabular-nums; }
.ui-stat-delta svg.lucide { width: 12px; height: 12px; stroke-width: 2.25; }
.ui-stat-hint { color: var(--quiet); font-size: var(--text-micro); }
.ui-stat-chart { padding-top: 4px; }
.ui-sparkline { display: block; overflow: visible; }
.ui-sparkline .line { fill: none; stroke: var(--tone); stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; }
.ui-sparkline .area { fill: var(--tone); opacity: .1; }
.ui-sparkline circle { fill: var(--tone); }
.ui-bar { display: grid; grid-template-columns: minmax(64px, 28%) minmax(48px, 1fr) minmax(5ch, auto); align-items: center; gap: 10px; font-size: var(--text-small); }
.ui-bar > .ui-visually-hidden + .ui-bar-track { grid-column: 1 / 3; }
.ui-bar-label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ui-bar-track { height: 6px; border-radius: 3px; background: var(--pressed); overflow: hidden; }
.ui-bar-fill { display: block; height: 100%; min-width: 1px; border-radius: 3px; background: var(--tone); }
.ui-bar-text { text-align: right; color: var(--quiet); }
`
