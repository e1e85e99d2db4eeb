import './mailbox.css'
import { Button, Card, Field, Notice } from '@sendero/ui'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { MailList } from './MailList.tsx'
import { MailView } from './MailView.tsx'
import { useMailbox } from './use-mailbox.ts'

/** Every message the built-in mailbox took, newest first. */
export function MailboxPage() {
  const [to, setTo] = useState('')
  const mailbox = useMailbox(to)
  const [openId, setOpenId] = useState<string | null>(null)
  const open = mailbox.messages.find((message) => message.id === openId) ?? mailbox.messages[0]
  const search = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault()
    const value = new FormData(event.currentTarget).get('to')
    setTo(typeof value === 'string' ? value.trim() : '')
  }
  return (
    <div className="page">
      <h1>Mailbox</h1>
      <p className="quiet">Nothing here has left this server: it is what people would have received.</p>
      <form className="row" role="search" onSubmit={search}>
        <Field name="to" label="Recipient" placeholder="anna@example.com" />
        <Button type="submit">Show</Button>
        <Button onClick={mailbox.reload}>Reload</Button>
      </form>
      {mailbox.problem === null ? null : <Notice tone="problem" title="The mailbox cannot be shown"><p>{mailbox.problem}</p></Notice>}
      {mailbox.isLoading && mailbox.messages.length === 0 ? <p className="quiet" aria-busy="true">Loading…</p> : null}
      {!mailbox.isLoading && mailbox.problem === null && mailbox.messages.length === 0 ? <Card><p>{to === '' ? 'No message yet. As soon as a journey sends one, it lies here.' : `No message to ${to}.`}</p></Card> : null}
      {open === undefined ? null : (
        <div className="mailbox">
          <div>
            <MailList messages={mailbox.messages} openId={open.id} onOpen={setOpenId} />
            {mailbox.hasMore ? <p><Button onClick={mailbox.loadMore} busyLabel={mailbox.isLoading ? 'Loading…' : undefined}>Load older</Button></p> : null}
          </div>
          <MailView message={open} />
        </div>
      )}
    </div>
  )
}
