import { t } from '@sendero/i18n'
import { Check } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Fragment, useEffect } from 'react'
import type { RefObject } from 'react'
import { classNames } from '../class-names.ts'
import { Spinner } from '../status/Spinner.tsx'
import { optionLabel } from './combobox-options.ts'
import type { ComboboxOption } from './combobox-options.ts'
import type { ComboboxControl } from './use-combobox.ts'

interface Props {
  readonly box: ComboboxControl
  readonly label: string
  readonly value: string | null
  readonly allowFreeText: boolean
  readonly emptyText: string | undefined
  readonly anchor: RefObject<HTMLInputElement | null>
}

/** The list below the input. Focus never leaves the input: the marked option is named by `aria-activedescendant`. */
export function ComboboxList({ box, label, value, allowFreeText, emptyText, anchor }: Props) {
  const { options, state } = box.suggestions
  useEffect(() => {
    if (box.active >= 0) document.getElementById(box.optionId(box.active))?.scrollIntoView({ block: 'nearest' })
  })
  const keepFocus = (event: { preventDefault: () => void }): void => { event.preventDefault() }
  return (
    <Popover.Portal>
      <Popover.Content
        role="presentation"
        className="ui-listbox-frame"
        align="start"
        sideOffset={4}
        collisionPadding={8}
        onOpenAutoFocus={keepFocus}
        onCloseAutoFocus={keepFocus}
        onMouseDown={keepFocus}
        onInteractOutside={(event) => { if (anchor.current?.parentElement?.contains(event.target as Node) === true) event.preventDefault() }}
      >
        <div id={box.listId} role="listbox" aria-label={label} aria-busy={state === 'loading' || undefined} className="ui-listbox">
          {options.map((option, index) => (
            <Fragment key={option.value}>
              {option.group !== undefined && option.group !== options[index - 1]?.group ? <div role="presentation" className="ui-listbox-group">{option.group}</div> : null}
              <Option option={option} id={box.optionId(index)} isActive={index === box.active} isChosen={option.value === value} onChoose={box.choose} onPoint={() => { box.setActive(index) }} />
            </Fragment>
          ))}
        </div>
        <Status box={box} allowFreeText={allowFreeText} emptyText={emptyText} />
      </Popover.Content>
    </Popover.Portal>
  )
}

interface OptionProps {
  readonly option: ComboboxOption
  readonly id: string
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onChoose: (option: ComboboxOption) => void
  readonly onPoint: () => void
}

function Option({ option, id, isActive, isChosen, onChoose, onPoint }: OptionProps) {
  const isRefused = option.disabledReason !== undefined
  return (
    <div id={id} role="option" aria-selected={isChosen} aria-disabled={isRefused || undefined} className={classNames('ui-option', isActive && 'active')} onClick={() => { onChoose(option) }} onMouseMove={onPoint}>
      {option.icon}
      <span className="ui-option-words">
        <span className="ui-option-label">{optionLabel(option)}</span>
        {option.description === undefined && !isRefused ? null : <span className="ui-option-description">{option.disabledReason ?? option.description}</span>}
      </span>
      {isChosen ? <Check aria-hidden className="ui-option-mark" /> : null}
    </div>
  )
}

function Status({ box, allowFreeText, emptyText }: Pick<Props, 'box' | 'allowFreeText' | 'emptyText'>) {
  const { options, state, retry } = box.suggestions
  const typed = box.text.trim()
  if (state === 'failed') return <div className="ui-listbox-status" role="alert">{t('Suggestions cannot be loaded.')} <button type="button" className="ui-text-button" onClick={retry}>{t('Try again')}</button></div>
  if (options.length > 0) return null
  if (state === 'loading') return <div className="ui-listbox-status" role="status"><Spinner /> {t('Loading…')}</div>
  return <div className="ui-listbox-status" role="status">{allowFreeText && typed !== '' ? t('Nothing known is called so. Enter keeps “{typed}”.', { typed }) : emptyText ?? t('Nothing matches.')}</div>
}
