import { t } from '@sendero/i18n'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { IconButton } from '../buttons/IconButton.tsx'
import { classNames } from '../class-names.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** Buttons, the main one last. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** While true it cannot be closed: something is being done that closing would not stop. */
  readonly isLocked?: boolean
  readonly trigger?: ReactElement
  readonly children?: ReactNode
}

/** Where there is nothing to fill in or press, what is to be read takes the focus, so that keys scroll it; on the way out it would open its tooltip. */
function keepOffClose(event: Event): void {
  const content = event.currentTarget
  if (!(content instanceof HTMLElement) || !content.querySelector('input, select, textarea, button, a[href], [tabindex="0"]')?.matches('.ui-dialog-close')) return
  event.preventDefault()
  const body = content.querySelector<HTMLElement>('.ui-dialog-body')
  if (body !== null) body.tabIndex = 0
  const target = body ?? content
  target.focus()
}

/** Focus moves in, stays in, and returns to where it was. */
export function Dialog({ open, onOpenChange, title, description, footer, size = 'medium', isLocked = false, trigger, children }: DialogProps) {
  const change = (next: boolean): void => { if (next || !isLocked) onOpenChange(next) }
  const { remember, giveBack } = useReturnFocus(open)
  return (
    <Radix.Root open={open} onOpenChange={change}>
      {trigger === undefined ? null : <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="ui-scrim" />
        <Radix.Content className={classNames('ui-dialog', size)} onOpenAutoFocus={(event) => { remember(event); keepOffClose(event) }} onCloseAutoFocus={giveBack} {...(description === undefined ? { 'aria-describedby': undefined } : {})}>
          <header className="ui-dialog-head">
            <div>
              <Radix.Title className="ui-dialog-title">{title}</Radix.Title>
              {description === undefined ? null : <Radix.Description className="ui-dialog-description">{description}</Radix.Description>}
            </div>
          </header>
          {children === undefined ? null : <div className="ui-dialog-body">{children}</div>}
          {footer === undefined ? null : <footer className="ui-dialog-foot">{footer}</footer>}
          {/* Last, so that the first field gets the focus and not the way out. */}
          <Radix.Close asChild><IconButton className="ui-dialog-close" label={t('Close')} icon={<X aria-hidden />} size="small" disabled={isLocked} /></Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
