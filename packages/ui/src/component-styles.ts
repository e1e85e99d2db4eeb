/** Styles of the components, on the tokens alone. */
export const componentStyles = `
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: var(--text-body)/1.5 var(--font); }
h1 { font-size: var(--text-title); line-height: 1.25; margin: 0 0 var(--space-2); }
h2 { font-size: 17px; margin: 0 0 var(--space-3); }
p { margin: 0 0 var(--space-3); }
a { color: var(--accent); }
code, pre { font-family: var(--mono); font-size: var(--text-small); }
pre { background: var(--raised); border-radius: var(--radius-small); padding: var(--space-3); overflow-x: auto; margin: 0 0 var(--space-3); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-6); margin-bottom: var(--space-4); }
.button { font: inherit; font-weight: 600; padding: 9px 16px; border-radius: var(--radius-small); border: 1px solid var(--control); background: var(--surface); color: var(--text); cursor: pointer; }
.button.primary { background: var(--accent); color: var(--onAccent); border-color: var(--accent); }
.button:disabled { opacity: .7; cursor: default; }
.field { margin-bottom: var(--space-4); }
.field label { display: block; font-weight: 600; margin-bottom: var(--space-1); }
.field input, .field select { width: 100%; font: inherit; padding: 8px 10px; border: 1px solid var(--control); border-radius: var(--radius-small); background: var(--surface); color: var(--text); }
.field input[aria-invalid='true'] { border-color: var(--danger); }
.hint { color: var(--quiet); font-size: var(--text-small); margin: var(--space-1) 0 0; }
.error-text { color: var(--danger); font-size: var(--text-small); margin: var(--space-1) 0 0; }
.notice { border: 1px solid var(--line); border-left: 4px solid var(--accent); background: var(--surface); border-radius: var(--radius-small); padding: var(--space-3) var(--space-4); margin-bottom: var(--space-4); }
.notice.problem { border-left-color: var(--danger); }
.notice > strong { display: block; }
.quiet { color: var(--quiet); }
`
