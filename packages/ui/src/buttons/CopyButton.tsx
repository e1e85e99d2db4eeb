import { t } from '@sendero/i18n'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import type { ButtonLook, ControlSize } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, as a command: "Copy write key". */
  readonly label?: string
  readonly look?: ButtonLook
  readonly size?: ControlSize
  readonly iconOnly?: boolean
}

type State = 'idle' | 'copied' | 'failed'
const feedbackMs = 2000
const words: Readonly<Record<Exclude<State, 'idle'>, string>> = { copied: t('Copied'), failed: t('Copy it by hand: the browser refused') }

export function CopyButton({ text, label = t('Copy'), look, size = 'small', iconOnly = false }: CopyButtonProps) {
  const [state, setState] = useState<State>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => { setState('idle') }, feedbackMs)
    return () => { clearTimeout(timer) }
  }, [state])
  const copy = (): void => {
    copyText(text).then(() => { setState('copied') }, () => { setState('failed') })
  }
  const icon = state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />
  const shown = state === 'idle' ? label : words[state]
  return (
    <>
      {iconOnly ? <IconButton label={shown} icon={icon} look={look ?? 'quiet'} size={size} onClick={copy} /> : <Button look={look ?? 'plain'} size={size} icon={icon} onClick={copy}>{shown}</Button>}
      <span className="ui-visually-hidden" role="status">{state === 'idle' ? '' : words[state]}</span>
    </>
  )
}

// `clipboard` does not exist on a page served by plain HTTP from another machine.
async function copyText(text: string): Promise<void> {
  if (!('clipboard' in navigator)) throw new Error('This page has no clipboard')
  await navigator.clipboard.writeText(text)
}
