import { t } from '@sendero/i18n'
import type { Starter } from './starter.ts'

export const blankHtml: Starter = {
  key: 'blank-html', name: t('Blank HTML'), description: t('An empty page with the foot the law asks for, for HTML you already have'),
  draft: {
    subject: '', preheader: '', from: { name: '', email: '' }, class: 'marketing', format: 'html',
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Untitled</title>
  </head>
  <body style="margin:0;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.6;color:#2b2f36">
    <div style="max-width:600px;margin:0 auto;padding:24px">
      <p>Hello {{ customer.firstName | default: "there" }},</p>
      <p>write here.</p>
      <p style="margin-top:40px;font-size:13px;color:#6a7180">
        <a href="{{ unsubscribe_url }}" style="color:#6a7180">Unsubscribe</a><br>
        {{ workspace.name }}<br>
        {{ workspace.postalAddress | newline_to_br }}
      </p>
    </div>
  </body>
</html>
`,
  },
}
