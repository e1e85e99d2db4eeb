export const fieldStyles = `
.ui-field { display: grid; gap: 5px; min-width: 0; align-content: start; }
.ui-label, .ui-choice-words label { font-size: var(--text-small); font-weight: var(--weight-medium); line-height: 1.35; }
.ui-optional { color: var(--quiet); font-weight: var(--weight-normal); }
.ui-hint, .hint { color: var(--quiet); font-size: var(--text-micro); line-height: 1.4; margin: 0; }
.ui-error-text, .error-text { color: var(--danger); font-size: var(--text-micro); line-height: 1.4; margin: 0; }

.ui-input, .ui-textarea { width: 100%; border: 1px solid var(--control); border-radius: var(--radius-small); background: var(--surface); font-size: var(--text-small); transition: border-color var(--fast); }
.ui-input { display: flex; align-items: center; gap: 7px; height: var(--control-medium); padding: 0 9px; min-width: 0; cursor: text; }
.ui-input.small { height: var(--control-small); padding: 0 8px; }
.ui-input > svg.lucide { color: var(--quiet); pointer-events: none; }
.ui-input input, .ui-input select { flex: 1; min-width: 0; width: 100%; height: 100%; padding: 0; border: 0; outline: 0; background: transparent; font-size: inherit; text-overflow: ellipsis; }
.ui-input:has(input:focus), .ui-input:has(select:focus-visible), .ui-textarea:focus { border-color: var(--focus); outline: 1px solid var(--focus); outline-offset: 0; }
.ui-input:has([aria-invalid='true'], [data-invalid]), .ui-textarea[aria-invalid='true'] { border-color: var(--danger); }
.ui-input:has([aria-invalid='true']:focus), .ui-textarea[aria-invalid='true']:focus { outline-color: var(--danger); }
.ui-input ::placeholder, .ui-textarea::placeholder, .ui-palette-input ::placeholder { color: var(--quiet); opacity: 1; }
.ui-input:has(input:disabled, select:disabled), .ui-textarea:disabled { background: var(--raised); border-color: var(--line-strong); color: var(--disabled); cursor: default; box-shadow: none; }
.ui-input:has(input[readonly]) { background: var(--raised); border-color: var(--line-strong); }
.ui-input-suffix { color: var(--quiet); white-space: nowrap; flex: none; }
.ui-input input[type='search']::-webkit-search-cancel-button { display: none; }
.ui-input input[type='date'], .ui-field.time input { font-variant-numeric: tabular-nums; }
.ui-textarea { padding: 7px 9px; line-height: 1.5; resize: vertical; min-height: 60px; display: block; }
.ui-textarea.mono { font-family: var(--mono); font-size: var(--text-micro); tab-size: 2; }
.ui-input.select { padding: 0; position: relative; cursor: default; }
.ui-input.select select { appearance: none; padding: 0 28px 0 9px; cursor: pointer; border-radius: inherit; }
.ui-input.select select:disabled { cursor: default; opacity: 1; }
.ui-input.select option, .ui-input.select optgroup { background: var(--overlay); color: var(--text); }
.ui-input .ui-select-mark { width: 14px; height: 14px; }
.ui-input.select .ui-select-mark { position: absolute; right: 8px; }
.ui-input-clear { display: grid; place-items: center; flex: none; width: 24px; height: 24px; margin-right: -5px; padding: 0; border: 0; border-radius: 5px; background: none; color: var(--quiet); cursor: pointer; }
.ui-input-clear:hover { background: var(--pressed); color: var(--text); }
.ui-input-clear svg.lucide { width: 14px; height: 14px; }
.ui-input.search { flex: 0 1 auto; width: 260px; max-width: 100%; }
.ui-field.number { max-width: 160px; }
.ui-field.time > .ui-input { max-width: 160px; }
.ui-field.number input, .ui-duration input { font-variant-numeric: tabular-nums; }
.ui-duration { display: grid; grid-template-columns: minmax(64px, 96px) minmax(100px, 130px); gap: var(--space-2); }

.ui-listbox-frame { z-index: var(--z-overlay); width: max(var(--radix-popover-trigger-width), 240px); max-width: min(480px, 92vw); background: var(--overlay); border: 1px solid var(--line-strong); border-radius: var(--radius); box-shadow: var(--shadow-2); overflow: hidden; animation: ui-fade var(--fast); }
.ui-listbox { max-height: min(300px, calc(var(--radix-popover-content-available-height) - 40px)); overflow-y: auto; padding: 4px; overscroll-behavior: contain; }
.ui-listbox:empty { display: none; }
.ui-listbox[aria-busy='true'] { opacity: .6; }
.ui-listbox-group { padding: 8px 8px 3px; font-size: var(--text-micro); color: var(--quiet); font-weight: var(--weight-medium); }
.ui-option { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 30px; padding: 5px 8px; border: 0; border-radius: 5px; background: none; color: var(--text); font-size: var(--text-small); line-height: 1.35; text-align: left; cursor: pointer; }
.ui-option > svg.lucide:first-child { color: var(--quiet); }
.ui-option.active, button.ui-option:hover { background: var(--pressed); }
.ui-option[aria-disabled='true'] { cursor: default; }
.ui-option[aria-disabled='true'] .ui-option-label { color: var(--disabled); }
.ui-option-words { display: grid; min-width: 0; flex: 1; }
.ui-option-label { overflow-wrap: anywhere; }
.ui-option-description { color: var(--quiet); font-size: var(--text-micro); }
.ui-option-mark { margin-left: auto; color: var(--accent); width: 15px; height: 15px; }
.ui-listbox-status { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; padding: 9px 12px; font-size: var(--text-small); color: var(--quiet); }

.ui-file-drop { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: var(--space-2); min-height: 84px; padding: var(--space-4); position: relative; border: 1px dashed var(--control); border-radius: var(--radius); background: var(--surface); font-size: var(--text-small); }
.ui-file-drop > svg.lucide { color: var(--quiet); }
.ui-file-drop.over { border-style: solid; border-color: var(--accent); background: var(--accent-soft); }
.ui-file-name { font-weight: var(--weight-medium); overflow-wrap: anywhere; }

.ui-date-range { display: grid; grid-template-columns: auto 212px; }
.ui-date-presets { list-style: none; margin: 0; padding: 4px; border-right: 1px solid var(--line); min-width: 148px; }
.ui-date-presets .chosen { font-weight: var(--weight-medium); }
.ui-date-days { display: grid; gap: var(--space-3); padding: var(--space-3); align-content: start; }

.ui-inline-edit { display: inline-flex; align-items: center; gap: 6px; max-width: calc(100% + 14px); margin: -3px -7px; padding: 3px 7px; border: 0; border-radius: var(--radius-small); background: none; color: inherit; font: inherit; letter-spacing: inherit; text-align: left; cursor: text; }
.ui-inline-edit > svg.lucide { width: 13px; height: 13px; color: var(--quiet); opacity: 0; }
.ui-inline-edit:hover, .ui-inline-edit:focus-visible { background: var(--pressed); }
.ui-inline-edit:hover > svg.lucide, .ui-inline-edit:focus-visible > svg.lucide { opacity: 1; }
.ui-inline-edit.title, .ui-inline-text.title, .ui-inline-input.title { font-size: var(--text-title); font-weight: var(--weight-strong); letter-spacing: -.012em; line-height: 1.3; }
.ui-inline-value { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.ui-inline-input { display: inline-grid; gap: 3px; max-width: 100%; }
.ui-inline-input input { max-width: 100%; margin: -4px -8px; padding: 3px 7px; border: 1px solid var(--focus); outline: 1px solid var(--focus); border-radius: var(--radius-small); background: var(--surface); font: inherit; letter-spacing: inherit; }
.ui-inline-input .ui-error-text { font-weight: var(--weight-normal); letter-spacing: 0; padding-top: 4px; }
`
