import { t } from '@sendero/i18n'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../buttons/Button.tsx'
import { classNames } from '../class-names.ts'
import { ToasterContext } from './toast-context.ts'
import type { Toast, Toaster } from './toast-context.ts'

interface Shown {
  readonly key: string
  readonly toast: Toast
}

const stayMs = 5000
const stayWithActionMs = 10_000
const mostShown = 4
const icons = { info: Info, good: CircleCheck, warn: TriangleAlert, danger: CircleAlert } as const

/** Short news in the corner. Time stops while the pointer or the focus is on them; Alt+T moves the focus there. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([])
  const toaster = useMemo<Toaster>(() => ({
    show: (toast) => {
      const key = crypto.randomUUID()
      setShown((before) => [...before, { key, toast }].slice(-mostShown))
      return key
    },
    dismiss: (key) => { setShown((before) => before.filter((one) => one.key !== key)) },
  }), [])
  return (
    <ToasterContext value={toaster}>
      <Radix.Provider swipeDirection="right" label={t('News:')}>
        {children}
        {shown.map((one) => <Bread key={one.key} toast={one.toast} onClose={() => { toaster.dismiss(one.key) }} />)}
        <Radix.Viewport className="ui-toasts" label={t('News, Alt+T')} hotkey={['altKey', 'KeyT']} />
      </Radix.Provider>
    </ToasterContext>
  )
}

function Bread({ toast, onClose }: { readonly toast: Toast; readonly onClose: () => void }) {
  const { tone = 'info', action } = toast
  const Icon = icons[tone]
  const duration = action === undefined ? toast.durationMs ?? stayMs : Math.max(toast.durationMs ?? 0, stayWithActionMs)
  return (
    <Radix.Root className={classNames('ui-toast', tone)} duration={duration} type={tone === 'danger' ? 'foreground' : 'background'} onOpenChange={(open) => { if (!open) onClose() }}>
      <Icon aria-hidden className="ui-toast-icon" />
      <div className="ui-toast-words">
        <Radix.Title className="ui-toast-title">{toast.title}</Radix.Title>
        {toast.description === undefined ? null : <Radix.Description className="ui-toast-description">{toast.description}</Radix.Description>}
      </div>
      {action === undefined ? null : <Radix.Action asChild altText={action.label}><Button size="small" onClick={action.onAction}>{action.label}</Button></Radix.Action>}
      <Radix.Close className="ui-input-clear" aria-label={t('Dismiss')}><X aria-hidden /></Radix.Close>
    </Radix.Root>
  )
}
