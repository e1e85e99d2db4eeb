export const statusStyles = `
.ui-badge { display: inline-flex; align-items: center; gap: 4px; height: 20px; padding: 0 7px; border: 1px solid transparent; border-radius: 5px; background: var(--tone-soft); color: var(--tone); font-size: var(--text-micro); font-weight: var(--weight-medium); line-height: 1; white-space: nowrap; vertical-align: middle; font-variant-numeric: tabular-nums; }
.ui-badge.outline { background: transparent; border-color: color-mix(in srgb, var(--tone) 42%, transparent); }
.ui-badge svg.lucide { width: 12px; height: 12px; stroke-width: 2; margin-left: -1px; }
.ui-status { display: inline-flex; align-items: center; gap: 7px; white-space: nowrap; font-size: inherit; }
.ui-dot { position: relative; flex: none; width: 8px; height: 8px; border-radius: 50%; background: var(--tone); }
.ui-dot.live::after { content: ''; position: absolute; inset: -3px; border-radius: 50%; background: var(--tone); opacity: .25; animation: ui-breathe-ring 2.4s ease-in-out infinite; }
.ui-dot.neutral { background: none; border: 2px solid var(--tone); }
.ui-avatar { display: inline-grid; place-items: center; flex: none; width: 26px; height: 26px; border-radius: 50%; background: var(--tone-soft); color: var(--tone); font-size: 11px; font-weight: var(--weight-strong); line-height: 1; letter-spacing: .01em; user-select: none; }
.ui-avatar.small { width: 20px; height: 20px; font-size: 9px; }
.ui-avatar.large { width: 40px; height: 40px; font-size: 15px; }

.ui-notice { display: flex; align-items: flex-start; gap: 10px; padding: 10px 12px; border: 1px solid; border-radius: var(--radius); font-size: var(--text-small); background: color-mix(in srgb, var(--info-soft) 70%, var(--surface)); border-color: color-mix(in srgb, var(--info) 26%, transparent); }
.ui-notice-icon { margin-top: 1px; color: var(--info); }
.ui-notice.problem { background: color-mix(in srgb, var(--danger-soft) 70%, var(--surface)); border-color: color-mix(in srgb, var(--danger) 30%, transparent); }
.ui-notice.problem .ui-notice-icon { color: var(--danger); }
.ui-notice.warn { background: color-mix(in srgb, var(--warn-soft) 70%, var(--surface)); border-color: color-mix(in srgb, var(--warn) 30%, transparent); }
.ui-notice.warn .ui-notice-icon { color: var(--warn); }
.ui-notice.good { background: color-mix(in srgb, var(--good-soft) 70%, var(--surface)); border-color: color-mix(in srgb, var(--good) 28%, transparent); }
.ui-notice.good .ui-notice-icon { color: var(--good); }
.ui-notice-words { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.ui-notice-words > strong { display: block; font-weight: var(--weight-strong); }
.ui-notice-words > p { margin: 2px 0 0; }
.ui-notice > .ui-actions { align-self: center; }

.ui-empty { display: grid; justify-items: center; gap: 6px; padding: 52px 24px; text-align: center; }
.ui-empty.small { padding: 24px 16px; }
.ui-empty-icon { display: grid; place-items: center; width: 40px; height: 40px; margin-bottom: 4px; border-radius: var(--radius-large); border: 1px solid var(--line); background: var(--raised); color: var(--quiet); }
.ui-empty-icon svg.lucide { width: 20px; height: 20px; }
.ui-empty.failed .ui-empty-icon { background: var(--danger-soft); border-color: transparent; color: var(--danger); }
.ui-empty-title { margin: 0; font-size: var(--text-body); font-weight: var(--weight-strong); }
.ui-empty-words { max-width: 44ch; color: var(--quiet); font-size: var(--text-small); text-wrap: pretty; }
.ui-empty > .ui-actions { margin-top: 8px; }

.ui-skeleton { display: inline-block; max-width: 100%; border-radius: 4px; background: var(--pressed); vertical-align: middle; animation: ui-breathe 1.6s ease-in-out infinite; }
.ui-skeleton-lines { display: grid; gap: 9px; }

.ui-progress { display: grid; gap: 6px; font-size: var(--text-small); }
.ui-progress-words { display: flex; justify-content: space-between; gap: var(--space-3); }
.ui-progress-track { height: 6px; border-radius: 3px; background: var(--pressed); overflow: hidden; }
.ui-progress-fill { display: block; height: 100%; border-radius: 3px; background: var(--tone); transform-origin: left; transition: transform var(--slow) var(--ease); }
.ui-progress-fill[data-state='indeterminate'] { width: 30%; animation: ui-travel 1.4s ease-in-out infinite; }
`
