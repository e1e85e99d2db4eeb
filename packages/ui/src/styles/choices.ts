export const choiceStyles = `
.ui-choice { display: flex; align-items: flex-start; gap: 9px; }
.ui-choice-words { display: grid; gap: 1px; min-width: 0; }
.ui-choice-words label { font-weight: var(--weight-normal); line-height: 18px; cursor: pointer; }
.ui-choice:has(:disabled) label { color: var(--disabled); cursor: default; }

.ui-checkbox { position: relative; flex: none; width: 16px; height: 16px; margin: 1px 0; padding: 0; display: grid; place-items: center; border: 1px solid var(--control); border-radius: 4px; background: var(--surface); color: var(--on-accent); cursor: pointer; }
.ui-checkbox::after { content: ''; position: absolute; inset: -5px; }
.ui-checkbox[data-state='checked'], .ui-checkbox[data-state='indeterminate'] { background: var(--accent); border-color: var(--accent); }
.ui-checkbox[aria-invalid='true'] { border-color: var(--danger); }
.ui-checkbox:disabled { background: var(--raised); border-color: var(--line-strong); color: var(--disabled); cursor: default; }
.ui-checkbox-mark { display: grid; }
.ui-checkbox svg.lucide { width: 12px; height: 12px; stroke-width: 3; }
.ui-checkbox:focus-visible { outline-offset: 2px; }

.ui-switch { flex: none; width: 30px; height: 18px; padding: 0; border: 1px solid var(--control); border-radius: var(--radius-full); background: var(--raised); position: relative; cursor: pointer; transition: background-color var(--fast), border-color var(--fast); }
.ui-switch::after { content: ''; position: absolute; inset: -4px; }
.ui-switch-thumb { display: block; width: 12px; height: 12px; border-radius: 50%; background: var(--control); transform: translateX(2px); transition: transform var(--fast) var(--ease), background-color var(--fast); }
.ui-switch[data-state='checked'] { background: var(--accent); border-color: var(--accent); }
.ui-switch[data-state='checked'] .ui-switch-thumb { background: var(--on-accent); transform: translateX(14px); }
.ui-switch:disabled { opacity: .5; cursor: default; }
.ui-switch:focus-visible { outline-offset: 2px; }

.ui-radio-cards { display: grid; gap: var(--space-2); }
.ui-radio-cards[data-columns='2'] { grid-template-columns: repeat(2, minmax(0, 1fr)); }
.ui-radio-cards[data-columns='3'] { grid-template-columns: repeat(3, minmax(0, 1fr)); }
.ui-radio-card { display: flex; align-items: flex-start; gap: 10px; padding: 11px 12px; border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--surface); color: var(--text); text-align: left; cursor: pointer; transition: border-color var(--fast), background-color var(--fast); }
.ui-radio-card:hover { border-color: var(--control); }
.ui-radio-card[data-state='checked'] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: color-mix(in srgb, var(--accent-soft) 45%, var(--surface)); }
.ui-radio-mark { flex: none; width: 16px; height: 16px; margin-top: 1px; border: 1px solid var(--control); border-radius: 50%; background: var(--surface); }
.ui-radio-card[data-state='checked'] .ui-radio-mark { border: 5px solid var(--accent); }
.ui-radio-words { display: grid; gap: 2px; min-width: 0; }
.ui-radio-label { display: flex; align-items: center; gap: 6px; font-size: var(--text-small); font-weight: var(--weight-medium); line-height: 18px; }
.ui-radio-label svg.lucide { color: var(--quiet); }
.ui-radio-description { color: var(--quiet); font-size: var(--text-micro); line-height: 1.4; }
.ui-radio-card:disabled { cursor: default; background: var(--raised); border-color: var(--line); }
.ui-radio-card:disabled .ui-radio-label { color: var(--disabled); }
.ui-radio-card:focus-visible { outline-offset: 2px; }

.ui-segmented { display: inline-flex; gap: 2px; height: var(--control-medium); padding: 2px; border-radius: var(--radius-small); background: var(--pressed); }
.ui-segmented.small { height: var(--control-small); }
.ui-segment { display: inline-flex; align-items: center; justify-content: center; gap: 6px; min-width: 28px; padding: 0 10px; border: 1px solid transparent; border-radius: 4px; background: none; color: var(--quiet); font-size: var(--text-small); font-weight: var(--weight-medium); line-height: 1; white-space: nowrap; cursor: pointer; }
.ui-segmented.small .ui-segment { padding: 0 8px; }
.ui-segment:hover { color: var(--text); }
.ui-segment[data-state='checked'] { background: var(--surface); border-color: var(--line-strong); color: var(--text); box-shadow: var(--shadow-1); }
.ui-segment:disabled { color: var(--disabled); cursor: default; }
.ui-segment:has(> svg:only-child) { padding: 0 6px; }

.ui-toggles { display: flex; gap: 4px; }
.ui-toggle { flex: 1 1 0; min-width: 28px; max-width: 72px; height: var(--control-medium); padding: 0 2px; border: 1px solid var(--control); border-radius: var(--radius-small); background: var(--surface); color: var(--quiet); font-size: var(--text-small); font-weight: var(--weight-medium); white-space: nowrap; cursor: pointer; transition: background-color var(--fast), border-color var(--fast), color var(--fast); }
.ui-toggles.small .ui-toggle { height: var(--control-small); }
.ui-toggle:hover { color: var(--text); }
.ui-toggle[data-state='on'] { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); background: color-mix(in srgb, var(--accent-soft) 45%, var(--surface)); color: var(--text); }
.ui-toggle:disabled { color: var(--disabled); cursor: default; }
.ui-toggle:focus-visible { outline-offset: 2px; }
`
