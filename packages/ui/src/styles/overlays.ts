export const overlayStyles = `
.ui-scrim { position: fixed; inset: 0; z-index: var(--z-overlay); background: var(--scrim); animation: ui-fade var(--slow); }
.ui-dialog { position: fixed; z-index: var(--z-overlay); inset: 0; margin: auto; width: 480px; max-width: calc(100vw - 32px); height: fit-content; max-height: min(86vh, 820px); display: flex; flex-direction: column; background: var(--overlay); border: 1px solid var(--line); border-radius: var(--radius-large); box-shadow: var(--shadow-3); animation: ui-rise var(--slow) var(--ease); overflow: hidden; }
.ui-dialog > form { display: contents; }
.ui-dialog.small { width: 420px; }
.ui-dialog.large { width: 760px; }
.ui-dialog:focus, .ui-dialog-body:focus, .ui-sheet:focus, .ui-popover:focus { outline: 0; }
.ui-dialog-head { display: flex; align-items: flex-start; justify-content: space-between; gap: var(--space-3); padding: var(--space-4) var(--space-5) 0; }
.ui-dialog-close { position: absolute; top: 12px; right: 12px; }
.ui-dialog:has(> .ui-dialog-close) .ui-dialog-head { padding-right: 52px; }
.ui-dialog-head > div { min-width: 0; padding-top: 2px; }
.ui-dialog-title { font-size: 15px; font-weight: var(--weight-strong); line-height: 1.35; margin: 0; overflow-wrap: anywhere; }
.ui-dialog-description { margin: 4px 0 0; color: var(--quiet); font-size: var(--text-small); }
.ui-dialog-body { display: grid; gap: var(--space-4); padding: var(--space-4) var(--space-5) 0; overflow-y: auto; overscroll-behavior: contain; min-height: 0; align-content: start; }
.ui-dialog-body:has(+ .ui-dialog-close) { padding-bottom: var(--space-5); }
.ui-dialog-foot { display: flex; justify-content: flex-end; align-items: center; gap: var(--space-2); padding: var(--space-5) var(--space-5) var(--space-4); flex: none; }

.ui-sheet { position: fixed; z-index: var(--z-panel); top: 0; right: 0; bottom: 0; width: 440px; max-width: 94vw; display: flex; flex-direction: column; background: var(--overlay); border-left: 1px solid var(--line-strong); box-shadow: var(--shadow-3); animation: ui-slide var(--slow) var(--ease); }
.ui-scrim + .ui-sheet { z-index: var(--z-overlay); }
.ui-sheet.small { width: 360px; }
.ui-sheet.large { width: 640px; }
.ui-sheet-head { display: flex; align-items: flex-start; justify-content: space-between; gap: var(--space-3); padding: var(--space-3) var(--space-3) var(--space-3) var(--space-5); border-bottom: 1px solid var(--line); flex: none; }
.ui-sheet-words { min-width: 0; padding-top: 4px; flex: 1; }
.ui-sheet-body { flex: 1; min-height: 0; overflow-y: auto; overscroll-behavior: contain; padding: var(--space-4) var(--space-5); }
.ui-sheet .ui-dialog-foot { padding: var(--space-3) var(--space-5); border-top: 1px solid var(--line); }

.ui-popover { z-index: var(--z-overlay); max-width: min(420px, 94vw); max-height: var(--radix-popover-content-available-height); overflow-y: auto; padding: var(--space-3); background: var(--overlay); border: 1px solid var(--line-strong); border-radius: var(--radius); box-shadow: var(--shadow-2); font-size: var(--text-small); animation: ui-rise var(--fast) var(--ease); }
.ui-popover.flush { padding: 0; }

.ui-tooltip { z-index: var(--z-tooltip); display: flex; align-items: center; gap: 8px; max-width: 280px; padding: 5px 8px; border-radius: var(--radius-small); background: var(--inverse); color: var(--on-inverse); font-size: var(--text-micro); line-height: 1.35; box-shadow: var(--shadow-2); animation: ui-fade var(--fast); }
.ui-tooltip .ui-kbd { color: inherit; }
.ui-tooltip .ui-kbd span { background: color-mix(in srgb, var(--on-inverse) 14%, transparent); border-color: transparent; height: 16px; min-width: 16px; }

.ui-menu { z-index: var(--z-overlay); min-width: 188px; max-width: 320px; max-height: var(--radix-popper-available-height); overflow-y: auto; padding: 4px; background: var(--overlay); border: 1px solid var(--line-strong); border-radius: var(--radius); box-shadow: var(--shadow-2); animation: ui-rise var(--fast) var(--ease); }
.ui-menu:focus { outline: 0; }
.ui-menu-item { display: flex; align-items: center; gap: 8px; min-height: 30px; padding: 5px 8px; border-radius: 5px; font-size: var(--text-small); line-height: 1.35; cursor: pointer; user-select: none; outline: 0; }
.ui-menu-item[data-highlighted], .ui-menu-item[data-state='open'] { background: var(--pressed); }
.ui-menu-item.danger { color: var(--danger); }
.ui-menu-item.danger[data-highlighted] { background: var(--danger-soft); }
.ui-menu-item[aria-disabled='true'] { color: var(--disabled); cursor: default; }
.ui-menu-item[aria-disabled='true'][data-highlighted] { background: var(--raised); }
.ui-menu-icon { display: grid; place-items: center; flex: none; width: 16px; height: 16px; color: var(--quiet); }
.ui-menu-item.danger .ui-menu-icon { color: inherit; }
.ui-menu-words { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.ui-menu-reason { display: block; font-size: var(--text-micro); color: var(--quiet); }
.ui-menu-item .ui-kbd { margin-left: var(--space-4); }
.ui-menu-item .ui-kbd span, .ui-palette-item .ui-kbd span { border: 0; background: none; padding: 0 1px; min-width: 0; }
.ui-menu-item > svg.lucide:last-child { width: 14px; height: 14px; color: var(--quiet); }
.ui-menu-label { padding: 7px 8px 3px; font-size: var(--text-micro); font-weight: var(--weight-medium); color: var(--quiet); }
.ui-menu-separator { height: 1px; margin: 4px -4px; background: var(--line); }

.ui-toasts { position: fixed; z-index: var(--z-toast); right: var(--space-4); bottom: var(--space-4); width: 360px; max-width: calc(100vw - 32px); margin: 0; padding: 0; list-style: none; display: grid; gap: var(--space-2); outline: 0; }
.ui-toast { display: flex; align-items: flex-start; gap: 9px; padding: 11px 12px; background: var(--overlay); border: 1px solid var(--line-strong); border-radius: var(--radius); box-shadow: var(--shadow-3); animation: ui-rise var(--slow) var(--ease); }
.ui-toast[data-swipe='move'] { transform: translateX(var(--radix-toast-swipe-move-x)); }
.ui-toast-icon { margin-top: 2px; color: var(--info); }
.ui-toast.good .ui-toast-icon { color: var(--good); }
.ui-toast.warn .ui-toast-icon { color: var(--warn); }
.ui-toast.danger .ui-toast-icon { color: var(--danger); }
.ui-toast-words { flex: 1; min-width: 0; padding-top: 1px; }
.ui-toast-title { font-size: var(--text-small); font-weight: var(--weight-medium); overflow-wrap: anywhere; }
.ui-toast-description { font-size: var(--text-small); color: var(--quiet); overflow-wrap: anywhere; }
.ui-toast > .ui-button { margin: -2px 0; }
.ui-toast > .ui-input-clear { margin: -1px -4px -1px 0; }

.ui-palette { position: fixed; z-index: var(--z-overlay); top: 14vh; left: 50%; width: 620px; max-width: calc(100vw - 32px); margin-left: max(-310px, calc(-50vw + 16px)); background: var(--overlay); border: 1px solid var(--line-strong); border-radius: var(--radius-large); box-shadow: var(--shadow-3); overflow: hidden; animation: ui-rise var(--fast) var(--ease); }
.ui-palette-input { display: flex; align-items: center; gap: 10px; height: 46px; padding: 0 14px; border-bottom: 1px solid var(--line); }
.ui-palette-input svg.lucide { color: var(--quiet); }
.ui-palette-input input { flex: 1; min-width: 0; border: 0; outline: 0; background: none; font-size: 15px; }
.ui-palette-list { max-height: min(420px, 60vh); overflow-y: auto; padding: 4px 6px 6px; overscroll-behavior: contain; scroll-padding: 6px; }
.ui-palette [cmdk-group-heading] { padding: 9px 8px 4px; font-size: var(--text-micro); font-weight: var(--weight-medium); color: var(--quiet); }
.ui-palette-item { display: flex; align-items: center; gap: 10px; min-height: 34px; padding: 6px 8px; border-radius: var(--radius-small); font-size: var(--text-small); cursor: pointer; }
.ui-palette-item[aria-selected='true'] { background: var(--pressed); }
.ui-palette-item[aria-disabled='true'] .ui-palette-label { color: var(--disabled); }
.ui-palette-label { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; min-width: 0; flex: 0 1 auto; }
.ui-palette-description { flex: 1; min-width: 0; color: var(--quiet); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ui-palette-empty { padding: 28px 16px; text-align: center; color: var(--quiet); font-size: var(--text-small); }
`
