import { t } from '@sendero/i18n'

export interface NewCustomer {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** Empty: the e-mail address. */
  readonly userId: string
  readonly hasConsent: boolean
}

export const userIdOfForm = ({ userId, email }: NewCustomer): string => (userId.trim() === '' ? email.trim() : userId.trim())

export function traitsOfForm({ email, firstName, lastName }: NewCustomer): Record<string, string> {
  const given = { email: email.trim(), firstName: firstName.trim(), lastName: lastName.trim() }
  return Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ''))
}

/** What has to be corrected before it can be sent, by field. */
export function missingInForm(form: NewCustomer): { email?: string; userId?: string } {
  const email = form.email.trim()
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(email)) return { email: t('This is not an e-mail address, such as anna@example.com.') }
  if (form.hasConsent && email === '') return { email: t('Consent to e-mail needs an address.') }
  if (userIdOfForm(form) === '') return { userId: t('Give an e-mail address or a user ID.') }
  // The server takes it for one of its own ids.
  if (userIdOfForm(form).startsWith('cus_')) return { userId: t('A user ID cannot begin with cus_: those are ours.') }
  return {}
}
