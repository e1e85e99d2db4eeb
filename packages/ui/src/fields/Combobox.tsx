import { t } from '@sendero/i18n'
import { ChevronsUpDown, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useRef, useState } from 'react'
import { classNames } from '../class-names.ts'
import { ComboboxList } from './ComboboxList.tsx'
import { FieldFrame } from './FieldFrame.tsx'
import type { FieldText } from './FieldFrame.tsx'
import { optionLabel } from './combobox-options.ts'
import type { ComboboxOption, ComboboxSource } from './combobox-options.ts'
import { useCombobox } from './use-combobox.ts'

export type ComboboxProps = FieldText & ComboboxSource & {
  readonly value: string | null
  readonly onChange: (value: string | null, option: ComboboxOption | null) => void
  /** How the value is called, when it cannot be found among `options`. */
  readonly valueLabel?: string | undefined
  /** Any text may be the value; options are suggestions then. */
  readonly allowFreeText?: boolean
  /** With free text: what is known is meant as a rule, so Enter takes the first suggestion, and the text as typed is offered below. */
  readonly prefersKnown?: boolean
  /** Said when nothing matches. */
  readonly emptyText?: string
  readonly clearable?: boolean
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly disabled?: boolean
  readonly required?: boolean
  readonly autoFocus?: boolean
  readonly className?: string
}

/** A name out of many: typed, searched here or on the server, chosen with the keyboard or the mouse. */
export function Combobox({ value, onChange, valueLabel, allowFreeText = false, prefersKnown = !allowFreeText, emptyText, clearable = false, placeholder, size = 'medium', disabled = false, required = false, autoFocus = false, className, label, hint, error, labelHidden, optional, ...source }: ComboboxProps) {
  const known = source.options?.find((option) => option.value === value)
  const [chosen, setChosen] = useState<ComboboxOption | null>(null)
  const named = known ?? (chosen?.value === value ? chosen : null)
  const shown = named === null ? valueLabel ?? value ?? '' : optionLabel(named)
  const change = (next: string | null, option: ComboboxOption | null): void => { setChosen(option); onChange(next, option) }
  const box = useCombobox({ source, value, shown, isFreeTextAllowed: allowFreeText, isKnownPreferred: prefersKnown, onChange: change })
  const input = useRef<HTMLInputElement>(null)
  return (
    <FieldFrame label={label} hint={hint} error={error} labelHidden={labelHidden} optional={optional} className={className}>
      {(control) => (
        <Popover.Root open={box.isOpen} onOpenChange={(next) => { if (!next) box.close() }}>
          <Popover.Anchor asChild>
            <span className={classNames('ui-input', 'combobox', size)}>
              <input
                {...control}
                ref={input}
                role="combobox"
                type="text"
                autoComplete="off"
                spellCheck={false}
                autoFocus={autoFocus}
                disabled={disabled}
                required={required}
                placeholder={placeholder}
                value={box.text}
                aria-autocomplete="list"
                aria-expanded={box.isOpen}
                aria-controls={box.isOpen ? box.listId : undefined}
                aria-activedescendant={box.isOpen && box.active >= 0 ? box.optionId(box.active) : undefined}
                onChange={(event) => { box.type(event.target.value) }}
                onClick={box.open}
                onKeyDown={box.press}
                onBlur={box.leave}
              />
              {clearable && value !== null && !disabled ? <button type="button" className="ui-input-clear" aria-label={t('Clear {label}', { label })} onClick={() => { box.close(); change(null, null); input.current?.focus() }}><X aria-hidden /></button> : <ChevronsUpDown aria-hidden className="ui-select-mark" />}
            </span>
          </Popover.Anchor>
          <ComboboxList box={box} label={label} value={value} allowFreeText={allowFreeText} emptyText={emptyText} anchor={input} />
        </Popover.Root>
      )}
    </FieldFrame>
  )
}
