import { t } from '@sendero/i18n'

export type Security = 'tls' | 'starttls' | 'none'

export interface MailPreset { readonly key: string; readonly label: string; readonly host: string; readonly port: number; readonly security: Security; /** What the user name is there, or what kind of password. */ readonly hint: string }

/** Where the mail servers of common providers stand. */
export const mailPresets: readonly MailPreset[] = [
  { key: 'ses', label: t('Amazon SES'), host: 'email-smtp.eu-west-1.amazonaws.com', port: 587, security: 'starttls', hint: t('Put your region into the host name. User and password are the SMTP credentials of SES, not your AWS keys.') },
  { key: 'brevo', label: t('Brevo'), host: 'smtp-relay.brevo.com', port: 587, security: 'starttls', hint: t('The user is your login, the password an SMTP key.') },
  { key: 'fastmail', label: t('Fastmail'), host: 'smtp.fastmail.com', port: 465, security: 'tls', hint: t('The password is an app password.') },
  { key: 'gmail', label: t('Gmail or Google Workspace'), host: 'smtp.gmail.com', port: 465, security: 'tls', hint: t('The user is your whole address, the password an app password. Google allows a few hundred to two thousand mails a day.') },
  { key: 'mailgun', label: t('Mailgun'), host: 'smtp.eu.mailgun.org', port: 587, security: 'starttls', hint: t('smtp.mailgun.org for domains in the US. The user is an address of your sending domain.') },
  { key: 'mailjet', label: t('Mailjet'), host: 'in-v3.mailjet.com', port: 587, security: 'starttls', hint: t('The user is the API key, the password the secret key.') },
  { key: 'microsoft', label: t('Microsoft 365'), host: 'smtp.office365.com', port: 587, security: 'starttls', hint: t('SMTP AUTH has to be switched on for the mailbox.') },
  { key: 'postmark', label: t('Postmark'), host: 'smtp.postmarkapp.com', port: 587, security: 'starttls', hint: t('User and password are both the server token. Use a broadcast stream for marketing mail.') },
  { key: 'sendgrid', label: 'SendGrid', host: 'smtp.sendgrid.net', port: 587, security: 'starttls', hint: t('The user is the word apikey, the password an API key.') },
  { key: 'sparkpost', label: 'SparkPost', host: 'smtp.eu.sparkpostmail.com', port: 587, security: 'starttls', hint: t('smtp.sparkpostmail.com in the US. The user is SMTP_Injection, the password an API key.') },
  { key: 'zoho', label: t('Zoho Mail'), host: 'smtp.zoho.eu', port: 465, security: 'tls', hint: t('smtp.zoho.com outside Europe. The password is an app password.') },
]

export const presetOf = (host: string): MailPreset | null => mailPresets.find((preset) => preset.host === host.trim().toLowerCase()) ?? null
