import { t } from '@sendero/i18n'
import { useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { problemText } from '../../base/http.ts'
import { paths } from '../../base/paths.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { customerLabel } from '../../pickers/customer-label.ts'
import { downloadEverything } from './export-customer.ts'
import type { Customer } from './use-customer.ts'

export type GivenReason = 'manual' | 'complaint' | 'hard_bounce'

/** What can be done to a customer. Those that are asked about first throw, so that the question stays open with the reason. */
export function useCustomerActions(customer: Customer) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const toast = useToast()
  const { id } = customer
  const label = customerLabel(customer)
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['customer'] })
  const explained = async <T>(work: Promise<T>): Promise<T> => work.catch((error: unknown) => { throw problemOfCall(error) ?? error })
  const setSubscription = async (email: 'subscribed' | 'unsubscribed'): Promise<void> => {
    await explained(trpc.customer.subscribe.mutate({ id, email }))
    await refresh()
  }
  return {
    subscribe: async () => {
      await setSubscription('subscribed')
      toast.show({ tone: 'good', title: t('{label} is subscribed', { label }) })
    },
    /** Saying no for somebody is always safe, and can be taken back. */
    unsubscribe: async () => {
      try {
        await setSubscription('unsubscribed')
        toast.show({ tone: 'good', title: t('{label} is unsubscribed', { label }), action: { label: t('Undo'), onAction: () => { void setSubscription('subscribed') } } })
      } catch (error) {
        toast.show({ tone: 'danger', title: t('They could not be unsubscribed'), description: problemText(error) })
      }
    },
    suppress: async (reason: GivenReason) => {
      await explained(trpc.customer.suppress.mutate({ id, reason }))
      await refresh()
      toast.show({ tone: 'good', title: t('Nothing is sent to {label} any more', { label }) })
    },
    unsuppress: async () => {
      await explained(trpc.customer.unsuppress.mutate({ id }))
      await refresh()
      toast.show({ tone: 'good', title: t('The address of {label} is no longer suppressed', { label }) })
    },
    erase: async () => {
      await explained(trpc.customer.erase.mutate({ id }))
      await navigate(paths.customers)
      await refresh()
      toast.show({ tone: 'good', title: t('{label} is erased', { label }) })
    },
    exportAll: async () => {
      try {
        await downloadEverything(id)
        toast.show({ tone: 'good', title: t('What is known of {label} is in your downloads', { label }) })
      } catch (error) {
        toast.show({ tone: 'danger', title: t('It could not be exported'), description: problemText(error) })
      }
    },
    copy: (text: string, what: string) => {
      navigator.clipboard.writeText(text).then(() => { toast.show({ tone: 'good', title: t('{what} is copied', { what }) }) }, () => { toast.show({ tone: 'warn', title: t('The browser refused to copy'), description: text }) })
    },
  }
}
