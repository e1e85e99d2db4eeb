import { describeChanges } from '@sendero/flow-engine/document'
import { Button, Dialog, useToast } from '@sendero/ui'
import { useState } from 'react'
import { problemText } from '../../../base/http.ts'
import { paths } from '../../../base/paths.ts'
import { useEditor, useEditorState } from '../store/editor-context.ts'
import type { ServerDraft } from '../store/open-draft.ts'

const mostListed = 8

/** The journey was changed in two places. Both versions are there until a person chooses, and the other one stays one undo away. */
export function ConflictDialog() {
  const theirs = useEditorState((state) => state.theirs)
  return theirs === null ? null : <Choice theirs={theirs} />
}

function Choice({ theirs }: { readonly theirs: ServerDraft }) {
  const { session } = useEditor()
  const toast = useToast()
  const mine = useEditorState(({ document }) => document)
  const names = useEditorState((state) => state.names)
  const [isCopying, setCopying] = useState(false)
  const changes = describeChanges({ before: mine, after: theirs.document, nameOf: (id) => names.get(id) ?? null })
  const copy = (): void => {
    setCopying(true)
    session.copyMine().then((id) => { toast.show({ title: 'Your version is saved as a journey of its own', tone: 'good', action: { label: 'Open it', onAction: () => { window.open(paths.journey(id), '_blank') } } }) }, (error: unknown) => {
      setCopying(false)
      toast.show({ title: 'The copy could not be saved', description: problemText(error), tone: 'danger' })
    })
  }
  return (
    <Dialog
      open isLocked size="medium" onOpenChange={() => undefined} title="Changed somewhere else too"
      description="Another window or another person saved this journey while you changed it here. Nothing is lost: whichever you choose, Undo brings the other one back."
      footer={<><Button look="quiet" busyLabel={isCopying ? 'Saving…' : undefined} onClick={copy}>Save mine as a copy</Button><Button onClick={() => { session.takeTheirs() }}>Take the other version</Button><Button look="primary" onClick={() => { session.keepMine() }}>Keep mine</Button></>}
    >
      <h3>What the other version has different</h3>
      {changes.length === 0
        ? <p className="journey-form-note ui-quiet">Only how it is drawn: places, notes or direction.</p>
        : <ul className="journey-conflict-list">{changes.slice(0, mostListed).map((change, at) => <li key={at}>{change.text}</li>)}{changes.length > mostListed ? <li className="ui-quiet">and {changes.length - mostListed} more</li> : null}</ul>}
      <p className="journey-form-note ui-quiet">{`Yours has ${steps(mine.nodes.length)}, the other one ${steps(theirs.document.nodes.length)}.`}</p>
    </Dialog>
  )
}

const steps = (count: number): string => (count === 1 ? '1 step' : `${count} steps`)
