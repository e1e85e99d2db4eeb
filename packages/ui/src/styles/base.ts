/** The ground: elements without a class, focus, and the handful of words used everywhere. */
export const baseStyles = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: var(--text-body)/1.45 var(--font); -webkit-font-smoothing: antialiased; text-rendering: optimizeLegibility; }
h1, h2, h3, h4 { margin: 0; font-weight: var(--weight-strong); line-height: 1.3; letter-spacing: -.005em; text-wrap: balance; }
h1 { font-size: var(--text-title); letter-spacing: -.012em; }
h2 { font-size: 15px; }
h3, h4 { font-size: var(--text-body); }
p { margin: 0 0 var(--space-3); }
p:last-child { margin-bottom: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:hover { color: var(--accent-hover); }
code, pre, .ui-mono { font-family: var(--mono); font-size: .92em; }
pre { background: var(--raised); border-radius: var(--radius-small); padding: var(--space-3); overflow-x: auto; margin: 0 0 var(--space-3); font-size: var(--text-micro); line-height: 1.55; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; }
table { border-collapse: collapse; }
form:not([class]) { display: grid; gap: var(--space-4); margin: 0; }
form:not([class]) > .ui-button { justify-self: start; }
hr { border: 0; border-top: 1px solid var(--line); margin: var(--space-4) 0; }
::selection { background: color-mix(in srgb, var(--accent) 26%, transparent); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
[hidden] { display: none !important; }
svg.lucide { width: 16px; height: 16px; stroke-width: 1.75; flex: none; }
.ui-visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ui-quiet, .quiet { color: var(--quiet); }
.ui-numbers, time { font-variant-numeric: tabular-nums; }
.ui-actions { display: flex; align-items: center; gap: var(--space-2); flex: none; }
.ui-stack { display: grid; gap: var(--space-4); justify-items: stretch; }
.ui-row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--space-2); }
.ui-truncate { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }

.ui-tone.neutral { --tone: var(--neutral); --tone-soft: var(--neutral-soft); }
.ui-tone.accent { --tone: var(--accent); --tone-soft: var(--accent-soft); }
.ui-tone.good { --tone: var(--good); --tone-soft: var(--good-soft); }
.ui-tone.warn { --tone: var(--warn); --tone-soft: var(--warn-soft); }
.ui-tone.danger { --tone: var(--danger); --tone-soft: var(--danger-soft); }
.ui-tone.info { --tone: var(--info); --tone-soft: var(--info-soft); }
.ui-tone.entry { --tone: var(--node-entry); --tone-soft: var(--node-entry-soft); }
.ui-tone.message { --tone: var(--node-message); --tone-soft: var(--node-message-soft); }
.ui-tone.wait { --tone: var(--node-wait); --tone-soft: var(--node-wait-soft); }
.ui-tone.decide { --tone: var(--node-decide); --tone-soft: var(--node-decide-soft); }
.ui-tone.data { --tone: var(--node-data); --tone-soft: var(--node-data-soft); }
.ui-tone.flow { --tone: var(--node-flow); --tone-soft: var(--node-flow-soft); }

@keyframes ui-fade { from { opacity: 0; } }
@keyframes ui-rise { from { opacity: 0; transform: translateY(4px) scale(.99); } }
@keyframes ui-slide { from { opacity: 0; transform: translateX(16px); } }
@keyframes ui-turn { to { transform: rotate(1turn); } }
@keyframes ui-breathe { 50% { opacity: .45; } }
@keyframes ui-breathe-ring { 50% { opacity: .08; transform: scale(1.25); } }
@keyframes ui-travel { from { transform: translateX(-100%); } to { transform: translateX(350%); } }
@media (prefers-reduced-motion: reduce) {
  *, *::before, *::after { animation-duration: 1ms !important; animation-iteration-count: 1 !important; transition: none !important; scroll-behavior: auto !important; }
}
:root[data-theme-changes] *, :root[data-theme-changes] *::before, :root[data-theme-changes] *::after { transition: none !important; }
`
