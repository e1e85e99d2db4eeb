import { t } from '@sendero/i18n'
import { Checkbox } from '@sendero/ui'
import { Fragment } from 'react'
import { scopeResources, scopeVerbs } from './scopes.ts'

interface Props { readonly value: ReadonlySet<string>; readonly allowed: readonly string[]; readonly onChange: (scopes: ReadonlySet<string>) => void }

/** One line a kind of thing: may it be read, may it be written. */
export function ScopePicker({ value, allowed, onChange }: Props) {
  const toggle = (scope: string, isOn: boolean): void => {
    const next = new Set(value)
    if (isOn) next.add(scope)
    else next.delete(scope)
    onChange(next)
  }
  return (
    <div className="settings-scopes" role="group" aria-label={t('Scopes')}>
      {scopeResources.map(({ key, label }) => (
        <Fragment key={key}>
          <span className="settings-scope-name" aria-hidden="true">{label}</span>
          {scopeVerbs.map((verb) => {
            const scope = `${key}:${verb}`
            return <Checkbox key={verb} label={<>{verb}<span className="ui-visually-hidden"> {label}</span></>} checked={value.has(scope)} disabled={!allowed.includes(scope)} onChange={(isOn) => { toggle(scope, isOn) }} />
          })}
        </Fragment>
      ))}
    </div>
  )
}
