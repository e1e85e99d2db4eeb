import { Copy, ExternalLink, Mail, Move, Pause, Trash2, Workflow } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../buttons/Button.tsx'
import { Field } from '../fields/Field.tsx'
import { CommandPalette } from '../overlays/CommandPalette.tsx'
import { ConfirmDialog } from '../overlays/ConfirmDialog.tsx'
import { ContextMenu } from '../overlays/ContextMenu.tsx'
import { Dialog } from '../overlays/Dialog.tsx'
import { Menu } from '../overlays/Menu.tsx'
import type { MenuEntry } from '../overlays/menu-items.ts'
import { Popover } from '../overlays/Popover.tsx'
import { Sheet } from '../overlays/Sheet.tsx'
import { useToast } from '../overlays/toast-context.ts'
import { Example, Section } from './Section.tsx'

export function OverlaysSection() {
  return (
    <Section id="overlays" title="Overlays">
      <Dialogs />
      <Sheets />
      <Menus />
      <Example title="Toasts"><Toasts /></Example>
      <Palette />
    </Section>
  )
}

function Dialogs() {
  const [isOpen, setOpen] = useState(false)
  const [asked, setAsked] = useState<'delete' | 'erase' | null>(null)
  return (
    <Example title="Dialogs">
      <div className="ui-row">
        <Dialog open={isOpen} onOpenChange={setOpen} title="Duplicate journey" description="The copy starts as a draft without people in it." trigger={<Button>Duplicate…</Button>} footer={<><Button onClick={() => { setOpen(false) }}>Cancel</Button><Button look="primary" onClick={() => { setOpen(false) }}>Duplicate</Button></>}>
          <Field label="Name of the copy" defaultValue="Welcome series, copy" />
        </Dialog>
        <Button onClick={() => { setAsked('delete') }}>Archive…</Button>
        <Button look="danger" onClick={() => { setAsked('erase') }}>Erase…</Button>
      </div>
      <ConfirmDialog open={asked === 'delete'} onOpenChange={() => { setAsked(null) }} title="Archive “Welcome series”?" description="412 people are waiting in it. They leave at once and get no more messages from it." confirmLabel="Archive" onConfirm={() => undefined} />
      <ConfirmDialog open={asked === 'erase'} onOpenChange={() => { setAsked(null) }} title="Erase Anna Berg for good?" description="Profile, events and messages are deleted. This cannot be undone." confirmLabel="Erase customer" confirmWords="anna@example.com" onConfirm={() => new Promise((resolve) => { setTimeout(resolve, 800) })} />
    </Example>
  )
}

function Sheets() {
  const [open, setOpen] = useState<'modal' | 'beside' | null>(null)
  return (
    <Example title="Sheet and popover">
      <div className="ui-row">
        <Button onClick={() => { setOpen('modal') }}>Publish…</Button>
        <Button onClick={() => { setOpen('beside') }}>Open step</Button>
        <Popover label="Filter" trigger={<Button>Filter</Button>}><Field label="Name contains" size="small" placeholder="welcome" /></Popover>
      </div>
      <Sheet open={open === 'modal'} onOpenChange={() => { setOpen(null) }} title="Publish version 8" description="People on the way finish version 7." footer={<><Button onClick={() => { setOpen(null) }}>Cancel</Button><Button look="primary" onClick={() => { setOpen(null) }}>Publish</Button></>}><Field label="Note" placeholder="What changed" /></Sheet>
      <Sheet open={open === 'beside'} onOpenChange={() => { setOpen(null) }} modal={false} size="small" title="Wait 3 days" description="The page stays usable."><Field label="Name" defaultValue="Wait 3 days" /></Sheet>
    </Example>
  )
}

function useMenuItems(): readonly MenuEntry[] {
  const [isMapShown, setMapShown] = useState(true)
  return [
    { label: 'Duplicate', icon: <Copy aria-hidden />, shortcut: 'Mod+D', onSelect: () => undefined },
    { kind: 'submenu', label: 'Move to', icon: <Move aria-hidden />, items: [{ label: 'Onboarding', onSelect: () => undefined }, { label: 'Retention', onSelect: () => undefined }] },
    { label: 'Pause', icon: <Pause aria-hidden />, disabledReason: 'It has never been published', onSelect: () => undefined },
    { kind: 'separator' },
    { kind: 'group', label: 'View', items: [{ kind: 'check', label: 'Minimap', checked: isMapShown, onChange: setMapShown }] },
    { kind: 'separator' },
    { label: 'Delete step', icon: <Trash2 aria-hidden />, shortcut: 'Delete', isDanger: true, onSelect: () => undefined },
  ]
}

function Menus() {
  const items = useMenuItems()
  return (
    <Example title="Menus">
      <div className="ui-row">
        <Menu trigger={<Button>Actions</Button>} items={items} />
        <ContextMenu items={items}><div className="ui-show-target" tabIndex={0} role="group" aria-label="Step with a context menu">Right-click, or Shift+F10</div></ContextMenu>
      </div>
    </Example>
  )
}

function Toasts() {
  const toast = useToast()
  return (
    <div className="ui-row">
      <Button onClick={() => { toast.show({ title: 'Step deleted', action: { label: 'Undo', onAction: () => { toast.show({ title: 'Step is back', tone: 'good' }) } } }) }}>Delete a step</Button>
      <Button onClick={() => { toast.show({ tone: 'danger', title: 'The draft was not saved', description: 'The server cannot be reached. It is tried again by itself.' }) }}>Fail to save</Button>
    </div>
  )
}

function Palette() {
  const [isOpen, setOpen] = useState(false)
  return (
    <Example title="Command palette">
      <div className="ui-row"><Button onClick={() => { setOpen(true) }}>Search or run…</Button></div>
      <CommandPalette
        open={isOpen}
        onOpenChange={setOpen}
        groups={[
          { label: 'Go to', items: [{ id: 'journeys', label: 'Journeys', icon: <Workflow aria-hidden />, shortcut: 'G J', keywords: ['workflow'], onSelect: () => undefined }, { id: 'mailbox', label: 'Mailbox', icon: <Mail aria-hidden />, description: 'What people would have received', onSelect: () => undefined }] },
          { label: 'Do', items: [{ id: 'docs', label: 'Open API reference', icon: <ExternalLink aria-hidden />, onSelect: () => undefined }, { id: 'pause', label: 'Pause journey', icon: <Pause aria-hidden />, disabledReason: 'No journey is open', onSelect: () => undefined }] },
        ]}
      />
    </Example>
  )
}
