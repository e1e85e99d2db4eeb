import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from './mail.ts'

/** The mail as bytes. The same mail at the same time gives the same bytes: part boundaries come from its id. */
export async function buildMime(mail: Mail, at: Date): Promise<Buffer> {
  const { 'Message-ID': messageId, ...headers } = mail.headers
  const composer = new MailComposer({
    from: { name: mail.from.name, address: mail.from.email },
    to: { name: '', address: mail.to },
    subject: mail.subject, html: mail.html, text: mail.text, date: at, headers,
    ...(messageId === undefined ? {} : { messageId }),
    baseBoundary: mail.messageId.replaceAll('-', ''),
    disableFileAccess: true, disableUrlAccess: true, newline: '\r\n',
  })
  return composer.compile().build()
}
