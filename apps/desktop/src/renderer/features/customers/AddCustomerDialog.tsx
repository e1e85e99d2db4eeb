import { t } from '@sendero/i18n'
import { Button, Checkbox, Dialog, Field, Link, Notice, rich } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { focusFirstFault } from '../../base/focus-first-fault.ts'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { customerLabel } from '../../pickers/customer-label.ts'
import { missingInForm, traitsOfForm, userIdOfForm } from './new-customer.ts'
import type { NewCustomer } from './new-customer.ts'
import type { CustomerRow } from './use-customers.ts'

const blank: NewCustomer = { email: '', firstName: '', lastName: '', userId: '', hasConsent: false }

export function AddCustomerDialog({ onClose }: { readonly onClose: () => void }) {
  const [form, setForm] = useState(blank)
  const save = useSave(form, onClose)
  const change = (part: Partial<NewCustomer>): void => { setForm({ ...form, ...part }); save.reset() }
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Add customer')}
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="customers-add" busyLabel={save.isSaving ? t('Adding…') : undefined}>{save.known === null || save.known.isSameId ? t('Add customer') : t('Add anyway')}</Button></>}
    >
      <form id="customers-add" className="customers-form" noValidate onSubmit={(event) => { event.preventDefault(); void save.run() }}>
        <Field label={t('E-mail address')} type="email" value={form.email} autoFocus autoComplete="off" error={save.errors.email} onChange={(event) => { change({ email: event.target.value }) }} />
        <div className="two">
          <Field label={t('First name')} optional value={form.firstName} autoComplete="off" onChange={(event) => { change({ firstName: event.target.value }) }} />
          <Field label={t('Last name')} optional value={form.lastName} autoComplete="off" onChange={(event) => { change({ lastName: event.target.value }) }} />
        </div>
        <Field
          label={t('User ID')} value={form.userId} placeholder={form.email.trim()} autoComplete="off" spellCheck={false} error={save.errors.userId} maxLength={200}
          hint={t('What your own shop or app calls this person. Left empty, it is the e-mail address.')} onChange={(event) => { change({ userId: event.target.value }) }}
        />
        <Checkbox
          label={t('They agreed to receive e-mail from us')} checked={form.hasConsent} onChange={(hasConsent) => { change({ hasConsent }) }}
          hint={t('Your name and the time are kept as the proof. Without it, journeys send them no marketing mail.')}
        />
        {save.known === null ? null : <Known known={save.known} />}
        {save.problem === null ? null : <Notice tone="problem" title={t('The customer could not be added')}><p>{save.problem}</p></Notice>}
      </form>
    </Dialog>
  )
}

interface KnownCustomer { readonly customer: CustomerRow; readonly isSameId: boolean }

function Known({ known: { customer, isSameId } }: { readonly known: KnownCustomer }) {
  const link = <Link href={paths.customer(customer.id)}>{customerLabel(customer)}</Link>
  return isSameId
    ? <Notice tone="problem" title={t('This user ID is taken')}><p>{rich('It is {link}. Open them, or give another ID.', { link })}</p></Notice>
    : <Notice tone="warn" title={t('Somebody has this e-mail address already')}><p>{rich('It is {link}. Two customers with one address get every mail twice.', { link })}</p></Notice>
}

/** Adds the customer and opens them. What would change or double somebody who exists is asked about first. */
function useSave(form: NewCustomer, onClose: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [errors, setErrors] = useState<{ email?: string; userId?: string }>({})
  const [known, setKnown] = useState<KnownCustomer | null>(null)
  const store = async (): Promise<void> => {
    const found = await findKnown(form)
    if (found !== null && (found.isSameId || known?.customer.id !== found.customer.id)) return setKnown(found)
    const { id } = await trpc.customer.upsert.mutate({ id: userIdOfForm(form), traits: traitsOfForm(form), ...(form.hasConsent ? { subscriptions: { email: 'subscribed' } } : {}) })
    await client.invalidateQueries({ queryKey: ['customer'] })
    onClose()
    await navigate(paths.customer(id))
  }
  return {
    isSaving, problem, errors, known,
    reset: () => { setErrors({}); setProblem(null); setKnown(null) },
    run: async () => {
      const missing = missingInForm(form)
      setErrors(missing)
      if (Object.keys(missing).length > 0) return focusFirstFault()
      setSaving(true)
      await store().catch((error: unknown) => { setProblem(problemText(problemOfCall(error) ?? error)) }).finally(() => { setSaving(false) })
    },
  }
}

async function findKnown(form: NewCustomer): Promise<KnownCustomer | null> {
  const sameId = await trpc.customer.get.query({ id: userIdOfForm(form) }).catch((error: unknown) => {
    if (problemOfCall(error)?.status === 404) return null
    throw error
  })
  if (sameId !== null) return { customer: sameId, isSameId: true }
  const email = form.email.trim().toLowerCase()
  if (email === '') return null
  const { data } = await trpc.customer.list.query({ q: email, limit: 5 })
  const sameEmail = data.find(({ traits }) => typeof traits['email'] === 'string' && traits['email'].trim().toLowerCase() === email)
  return sameEmail === undefined ? null : { customer: sameEmail, isSameId: false }
}
