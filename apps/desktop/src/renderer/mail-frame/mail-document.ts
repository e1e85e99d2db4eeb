export type MailPage = 'light' | 'dark'

/** Nothing runs, nothing is sent, nothing is loaded but pictures; the frame's own sandbox stands behind it. */
const policy = "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'"

const pages: Readonly<Record<MailPage, string>> = {
  light: ':root { color-scheme: light; background: #ffffff; color: #16181d; }',
  // As a mail program in the dark that leaves the colours of a mail alone.
  dark: ':root { color-scheme: dark; background: #1b1d21; color: #e6e8ec; }',
}

/**
 * The HTML of a mail as the document of a sandboxed frame. The policy comes before anything a stranger wrote; fonts and style
 * sheets of other servers, which it would refuse, are left out, and so is the picture that counts opens: who looks here is not the
 * customer. Links lead nowhere: a sandbox opens no window.
 */
export function mailDocument(html: string, page: MailPage): string {
  const body = html.replace(/^\s*<!doctype[^>]*>/i, '').replace(/<link\b[^>]*>/gi, '')
    .replace(/<img src="[^"<>]*\/o\/[\w-]+\.gif"[^<>]*>/gi, '').replace(/@import\s+url\([^)]*\)[^;{}]*;?/gi, '')
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>${pages[page]}</style>${body}`
}
