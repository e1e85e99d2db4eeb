import { t } from '@sendero/i18n'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import type { ReactNode } from 'react'
import { IconButton } from '../buttons/IconButton.tsx'
import { classNames } from '../class-names.ts'
import { useReturnFocus } from './use-return-focus.ts'
import { wrapBackwards } from './wrap-backwards.ts'

export interface SheetProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  readonly description?: ReactNode
  /** Icon buttons beside the close button. */
  readonly actions?: ReactNode
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** Without it the page behind stays usable and a click there does not close the sheet. */
  readonly modal?: boolean
  readonly children?: ReactNode
}

/** A panel from the right edge, for one thing out of what the page shows. The panel itself takes the focus, so nothing in it scrolls away. */
export function Sheet({ open, onOpenChange, title, description, actions, footer, size = 'medium', modal = true, children }: SheetProps) {
  const panel = useRef<HTMLDivElement>(null)
  const { remember, giveBack } = useReturnFocus(open)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className="ui-scrim" /> : null}
        <Radix.Content
          ref={panel}
          className={classNames('ui-sheet', size)}
          onOpenAutoFocus={(event) => { remember(event); event.preventDefault(); if (panel.current?.contains(document.activeElement) !== true) panel.current?.focus() }}
          onCloseAutoFocus={giveBack}
          onKeyDown={modal ? wrapBackwards : undefined}
          onInteractOutside={(event) => { if (!modal) event.preventDefault() }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="ui-sheet-head">
            <div className="ui-sheet-words">
              <Radix.Title className="ui-dialog-title">{title}</Radix.Title>
              {description === undefined ? null : <Radix.Description className="ui-dialog-description">{description}</Radix.Description>}
            </div>
            <div className="ui-actions">
              {actions}
              <Radix.Close asChild><IconButton label={t('Close')} icon={<X aria-hidden />} size="small" /></Radix.Close>
            </div>
          </header>
          <div className="ui-sheet-body">{children}</div>
          {footer === undefined ? null : <footer className="ui-dialog-foot">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
