import { Bold, Italic, MoreHorizontal, Pause, Play, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../buttons/Button.tsx'
import { ButtonLink } from '../buttons/ButtonLink.tsx'
import { CopyButton } from '../buttons/CopyButton.tsx'
import { IconButton } from '../buttons/IconButton.tsx'
import { Link } from '../buttons/Link.tsx'
import { Kbd } from '../data/Kbd.tsx'
import { Tooltip } from '../overlays/Tooltip.tsx'
import { Spinner } from '../status/Spinner.tsx'
import { VisuallyHidden } from '../VisuallyHidden.tsx'
import { Example, Section } from './Section.tsx'

export function ButtonsSection() {
  const [isBold, setBold] = useState(true)
  const [presses, setPresses] = useState(0)
  const press = (): void => { setPresses((count) => count + 1) }
  return (
    <Section id="buttons" title="Buttons">
      <Example title="Looks">
        <div className="ui-row">
          <Button look="primary" icon={<Plus aria-hidden />} onClick={press}>New journey</Button>
          <Button onClick={press}>Duplicate</Button>
          <Button look="quiet" onClick={press}>Cancel</Button>
          <Button look="danger" icon={<Trash2 aria-hidden />} onClick={press}>Delete</Button>
        </div>
        <p className="ui-hint" role="status">Pressed {presses} times</p>
      </Example>
      <Example title="Sizes">
        <div className="ui-row">
          <Button look="primary" size="small">Small</Button>
          <Button look="primary">Medium</Button>
          <Button look="primary" size="large">Large</Button>
          <ButtonLink href="#buttons">A link</ButtonLink>
        </div>
      </Example>
      <Example title="Busy, disabled, refused with a reason">
        <div className="ui-row">
          <Button look="primary" busyLabel="Publishing…">Publish</Button>
          <Button busyLabel="Saving…">Save</Button>
          <Button disabled>Save</Button>
          <Button look="primary" disabledReason="Two steps are unfinished">Publish</Button>
        </div>
      </Example>
      <Example title="Icon buttons">
        <div className="ui-row">
          <IconButton label="Bold" icon={<Bold aria-hidden />} shortcut="Mod+B" pressed={isBold} onClick={() => { setBold(!isBold) }} />
          <IconButton label="Italic" icon={<Italic aria-hidden />} shortcut="Mod+I" pressed={false} />
          <IconButton label="Start" icon={<Play aria-hidden />} look="plain" />
          <IconButton label="Pausing" icon={<Pause aria-hidden />} look="plain" busy />
          <IconButton label="More" icon={<MoreHorizontal aria-hidden />} size="small" />
          <IconButton label="Delete" icon={<Trash2 aria-hidden />} disabled />
        </div>
      </Example>
      <Example title="Copy, shortcut, tooltip">
        <div className="ui-row">
          <CopyButton text="sk_live_4f7a" label="Copy write key" />
          <CopyButton text="sk_live_4f7a" iconOnly />
          <Kbd keys="Mod+K" />
          <Kbd keys="Shift+Alt+T" />
          <Tooltip label="Times are those of the workspace" side="bottom"><button type="button" className="ui-text-button">Europe/Madrid</button></Tooltip>
        </div>
      </Example>
      <Example title="Link, spinner, words for screen readers">
        <div className="ui-row">
          <Link href="#buttons">Read about journeys</Link>
          <span className="ui-row"><Spinner /> Counting customers</span>
          <span>3<VisuallyHidden> problems</VisuallyHidden></span>
        </div>
      </Example>
    </Section>
  )
}
