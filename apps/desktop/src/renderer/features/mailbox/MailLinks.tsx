import { t } from '@sendero/i18n'
import { useMemo } from 'react'

interface MailLink { readonly text: string; readonly href: string }

/** Where the links of a mail lead. In the picture of the mail they lead nowhere, so that nobody clicks for a customer by accident. */
export function MailLinks({ html, isTest }: { readonly html: string; readonly isTest: boolean }) {
  const links = useMemo(() => linksOf(html), [html])
  if (links.length === 0) return <p className="ui-quiet">{t('There is no link in this mail.')}</p>
  return (
    <>
      <ol className="mailbox-links">{links.map(({ text, href }, index) => <li key={`${index} ${href}`}><span>{text === '' ? t('(a picture)') : text}</span><a href={href} target="_blank" rel="noreferrer noopener">{href}</a></li>)}</ol>
      <p className="mailbox-links-note">{isTest ? t('This is a test send: opening a link counts nowhere.') : t('Opening a tracked link counts as a click of the customer, and the last link of the mail may unsubscribe them.')}</p>
    </>
  )
}

/** A parsed document runs nothing and loads nothing. */
function linksOf(html: string): MailLink[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.querySelectorAll('a[href]')].flatMap((anchor) => {
    const href = anchor.getAttribute('href')?.trim() ?? ''
    return /^https?:\/\//i.test(href) ? [{ text: (anchor.textContent ?? '').replace(/\s+/g, ' ').trim(), href }] : []
  })
}
