import { escapeHtml } from '../../rendering/escape-html.ts'

// Pages for people who are not our users: no script, no foreign resource, readable in the dark and by a screen reader.

const style = `:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--text:#1b1f24;--soft:#57606a;--line:#d0d7de;--button:#1f4fd8;--on-button:#fff}
@media (prefers-color-scheme:dark){:root{--ground:#101418;--card:#181d23;--text:#e8ecf1;--soft:#a3adb8;--line:#323a44;--button:#8fb0ff;--on-button:#0b1220}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
main{width:100%;max-width:440px;padding:32px;background:var(--card);border:1px solid var(--line);border-radius:12px}
h1{margin:0 0 12px;font-size:22px;line-height:1.3}p{margin:0 0 20px;color:var(--soft)}p:last-child{margin-bottom:0}
button{font:inherit;font-weight:600;min-height:44px;padding:10px 20px;border:0;border-radius:8px;background:var(--button);color:var(--on-button);cursor:pointer}
button:focus-visible{outline:3px solid var(--text);outline-offset:2px}`

export const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

interface Page { readonly title: string; readonly text: string; readonly button?: string }

/** `button` makes a form that posts to the page's own address. */
export function hostedPage({ title, text, button }: Page): string {
  const form = button === undefined ? '' : `<form method="post"><input type="hidden" name="confirm" value="yes"><button type="submit">${escapeHtml(button)}</button></form>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}</main></body></html>`
}
