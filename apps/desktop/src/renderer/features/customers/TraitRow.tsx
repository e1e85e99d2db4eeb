import { t } from '@sendero/i18n'
import { IconButton } from '@sendero/ui'
import type { JsonValue } from '@sendero/flow-engine'
import { Pencil, Trash2 } from 'lucide-react'
import { instantLabel } from '../../base/time.ts'
import { kindOf, shownTrait } from './trait-value.ts'

interface Props {
  readonly name: string
  readonly value: JsonValue
  /** Null for those who may only read. */
  readonly onEdit: (() => void) | null
  readonly onRemove: (() => void) | null
}

export function TraitRow({ name, value, onEdit, onRemove }: Props) {
  const words = shownTrait(value)
  const isInstant = kindOf(value) === 'date' && words.includes('T')
  return (
    <div className="customers-trait">
      <span className="customers-trait-name" title={name}>{name}</span>
      <span className="customers-trait-value" title={words}>{isInstant ? instantLabel(words) : words}</span>
      {onEdit === null || onRemove === null ? null : (
        <span className="customers-trait-actions">
          <IconButton label={t('Edit {name}', { name })} icon={<Pencil aria-hidden />} size="small" onClick={onEdit} />
          <IconButton label={t('Remove {name}', { name })} icon={<Trash2 aria-hidden />} size="small" onClick={onRemove} />
        </span>
      )}
    </div>
  )
}
