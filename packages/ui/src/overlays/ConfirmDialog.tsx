import { t } from '@sendero/i18n'
import { AlertDialog } from 'radix-ui'
import { useRef, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '../buttons/Button.tsx'
import { Field } from '../fields/Field.tsx'
import { Notice } from '../status/Notice.tsx'
import { useReturnFocus } from './use-return-focus.ts'

export interface ConfirmDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** A question: "Delete 'Welcome'?" */
  readonly title: string
  /** What happens, to whom, and whether it can be undone. */
  readonly description: ReactNode
  /** A verb: "Delete journey". */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly tone?: 'danger' | 'primary'
  /** Must be typed before it can be confirmed; for what cannot be undone. */
  readonly confirmWords?: string
  /** The dialog closes when the promise is kept, and stays open with the message of the error when not. */
  readonly onConfirm: () => void | Promise<void>
  readonly children?: ReactNode
}

/** Focus starts on the way out or on the words to type, so that Enter alone destroys nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const words = useRef<HTMLInputElement>(null)
  const { remember, giveBack } = useReturnFocus(props.open)
  const focusWords = (event: Event): void => {
    remember(event)
    if (words.current === null) return
    event.preventDefault()
    words.current.focus()
  }
  return (
    <AlertDialog.Root open={props.open} onOpenChange={(next) => { if (!isBusy) props.onOpenChange(next) }}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="ui-scrim" />
        <AlertDialog.Content className="ui-dialog small" onOpenAutoFocus={focusWords} onCloseAutoFocus={giveBack}>
          <Question {...props} isBusy={isBusy} setBusy={setBusy} words={words} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

interface QuestionProps extends ConfirmDialogProps {
  readonly isBusy: boolean
  readonly setBusy: (isBusy: boolean) => void
  readonly words: RefObject<HTMLInputElement | null>
}

function Question({ title, description, confirmLabel, cancelLabel = t('Cancel'), tone = 'danger', confirmWords, onConfirm, onOpenChange, children, isBusy, setBusy, words }: QuestionProps) {
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const isSure = confirmWords === undefined || typed.trim() === confirmWords
  const confirm = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      onOpenChange(false)
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => { event.preventDefault(); void confirm() }}>
      <header className="ui-dialog-head">
        <div>
          <AlertDialog.Title className="ui-dialog-title">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild><div className="ui-dialog-description">{description}</div></AlertDialog.Description>
        </div>
      </header>
      {children === undefined && confirmWords === undefined && problem === null ? null : (
        <div className="ui-dialog-body">
          {children}
          {confirmWords === undefined ? null : <Field ref={words} label={t('Type “{confirmWords}” to confirm', { confirmWords })} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => { setTyped(event.target.value) }} />}
          {problem === null ? null : <Notice tone="problem" title={problem} />}
        </div>
      )}
      <footer className="ui-dialog-foot">
        <AlertDialog.Cancel asChild><Button disabled={isBusy}>{cancelLabel}</Button></AlertDialog.Cancel>
        <Button type="submit" look={tone} disabled={!isSure} busyLabel={isBusy ? confirmLabel : undefined}>{confirmLabel}</Button>
      </footer>
    </form>
  )
}
