import { t } from '@sendero/i18n'
import { Button, Dialog, Notice, TextArea, useToast } from '@sendero/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../../base/http.ts'
import { problemOfCall, trpc } from '../../base/trpc.ts'
import { CustomerPicker } from '../../pickers/CustomerPicker.tsx'
import { mostAtOnce, pastedPeople } from './pasted-people.ts'
import { addedWords } from './use-list-actions.ts'

interface Props { readonly list: { readonly id: string; readonly name: string }; readonly onClose: () => void }

type Added = Awaited<ReturnType<typeof trpc.list.add.mutate>>

/** Puts one person, or everybody whose id or address is pasted, on a list. Who is nobody is named, and stays in the field to be corrected. */
export function AddPeopleDialog({ list, onClose }: Props) {
  const [text, setText] = useState('')
  const adding = useAdding(list, onClose, setText)
  const people = pastedPeople(text)
  const reason = people.length === 0 ? t('Name at least one person.') : people.length > mostAtOnce ? t('At most {mostAtOnce, number} at once.', { mostAtOnce }) : undefined
  return (
    <Dialog
      open onOpenChange={(isOpen) => { if (!isOpen) onClose() }} title={t('Add people to “{name}”', { name: list.name })}
      footer={<><Button onClick={onClose}>{adding.added === null ? t('Cancel') : t('Close')}</Button><Button look="primary" type="submit" form="lists-add" disabledReason={reason} busyLabel={adding.isSaving ? t('Adding…') : undefined}>{people.length === 0 ? t('Add people') : t('Add {count, plural, one {# person} other {# people}}', { count: people.length })}</Button></>}
    >
      <form id="lists-add" className="lists-form" noValidate onSubmit={(event) => { event.preventDefault(); if (reason === undefined) void adding.run(people) }}>
        <CustomerPicker label={t('Find somebody')} placeholder={t('Address or id')} value={null} onChange={(id) => { if (id !== null) setText((before) => `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${id}\n`) }} />
        <TextArea
          label={t('Or paste ids and addresses')} rows={7} value={text} spellCheck={false} placeholder={'ann@example.com\ncustomer-1042'}
          hint={t('One a line, or parted by commas. E-mail addresses, your own user IDs, or ids that begin with cus_.')} onChange={(event) => { setText(event.target.value) }}
        />
        {adding.added === null ? null : <Notice tone="warn" title={addedWords(adding.added)}><p>{unknownWords(adding.added)}</p></Notice>}
        {adding.problem === null ? null : <Notice tone="problem" title={t('Nobody could be added')}><p>{adding.problem}</p></Notice>}
      </form>
    </Dialog>
  )
}

function unknownWords({ unknownCount, unknown }: Added): string {
  if (unknownCount === 1) return t('One text names nobody here and is left above: correct it, or add the person as a customer first.')
  return unknownCount > unknown.length
    ? t('{unknownCount, number} texts name nobody here; the first {count, number} are left above: correct them, or add the people as customers first.', { unknownCount, count: unknown.length })
    : t('{unknownCount, number} texts name nobody here; they are left above: correct them, or add the people as customers first.', { unknownCount })
}

function useAdding(list: Props['list'], onClose: () => void, setText: (text: string) => void) {
  const client = useQueryClient()
  const toast = useToast()
  const [isSaving, setSaving] = useState(false)
  const [added, setAdded] = useState<Added | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (people: string[]): Promise<void> => {
    setSaving(true)
    setProblem(null)
    try {
      const outcome = await trpc.list.add.mutate({ id: list.id, people })
      await client.invalidateQueries({ queryKey: ['list'] })
      setText(outcome.unknown.join('\n'))
      setAdded(outcome)
      if (outcome.unknownCount > 0) return
      toast.show({ tone: 'good', title: addedWords(outcome) })
      onClose()
    } catch (error) {
      setProblem(problemText(problemOfCall(error) ?? error))
    } finally {
      setSaving(false)
    }
  }
  return { run, isSaving, added, problem }
}
