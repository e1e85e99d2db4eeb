import { t } from '@sendero/i18n'
import { Button, Dialog, Field, Notice, RadioCards, Select } from '@sendero/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSession } from '../../../base/session-context.ts'
import { trpc } from '../../../base/trpc.ts'
import { useSubmission } from '../../../base/use-submission.ts'
import { everyScope, expiresAt, expiries } from './scopes.ts'
import type { Expiry } from './scopes.ts'
import { ScopePicker } from './ScopePicker.tsx'

export interface MadeKey { readonly name: string; readonly key: string }

export function NewKeyDialog({ onMade, onClose }: { readonly onMade: (made: MadeKey) => void; readonly onClose: () => void }) {
  const allowed = useOwnScopes()
  const mayAll = everyScope.every((scope) => allowed.includes(scope))
  const [name, setName] = useState('')
  const [extent, setExtent] = useState<'all' | 'some'>('some')
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set())
  const [expiry, setExpiry] = useState<Expiry>('365')
  const client = useQueryClient()
  const creation = useSubmission()
  const create = (): void => {
    const ends = expiresAt(expiry, Date.now())
    void creation.run(async () => {
      const made = await trpc.keys.create.mutate({ name: name.trim(), scopes: extent === 'all' ? 'all' : [...scopes], ...(ends === undefined ? {} : { expiresAt: ends }) })
      await client.invalidateQueries({ queryKey: ['keys'] })
      onMade(made)
      onClose()
    })
  }
  const isReady = name.trim() !== '' && (extent === 'all' || scopes.size > 0)
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('New API key')}
      footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button look="primary" type="submit" form="settings-new-key" disabledReason={isReady ? undefined : t('Give it a name and something it may do')} busyLabel={creation.isBusy ? t('Creating…') : undefined}>{t('Create key')}</Button></>}
    >
      <form id="settings-new-key" className="settings-fields" noValidate onSubmit={(event) => { event.preventDefault(); if (isReady) create() }}>
        <div className="settings-fields two">
          <Field label={t('Name')} placeholder={t('Nightly sync')} value={name} maxLength={100} autoFocus error={creation.errorOf('name')} onChange={(event) => { setName(event.target.value); creation.clear() }} />
          <Select label={t('Expires')} value={expiry} options={expiries} onChange={setExpiry} />
        </div>
        <RadioCards
          label={t('What it may do')} columns={2} value={extent} onChange={setExtent}
          options={[{ value: 'some', label: t('Only what you tick'), description: t('The less, the better.') }, { value: 'all', label: t('Everything'), description: t('But keys, members and settings.'), disabledReason: mayAll ? undefined : t('More than your own role may do.') }]}
        />
        {extent === 'some' ? <ScopePicker value={scopes} allowed={allowed} onChange={setScopes} /> : null}
        {creation.message === null || creation.errorOf('name') !== undefined ? null : <Notice tone="problem" title={t('The key was not created')}><p>{creation.message}</p></Notice>}
      </form>
    </Dialog>
  )
}

/** A key cannot be given more than its maker may do. */
function useOwnScopes(): readonly string[] {
  const { workspace } = useSession()
  const roles = useQuery({ queryKey: ['workspace', 'roles'], queryFn: ({ signal }) => trpc.workspace.roles.query({}, { signal }), staleTime: Infinity })
  return roles.data?.roles.find(({ role }) => role === workspace.role)?.permissions ?? []
}
