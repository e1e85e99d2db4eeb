import type { Rule } from '@sendero/flow-engine/segment'
import { Button, Menu, classNames } from '@sendero/ui'
import { Activity, CalendarHeart, ChevronDown, Dices, FolderPlus, ListChecks, ListOrdered, MailCheck, MailOpen, PieChart, UserRound } from 'lucide-react'
import { useRef } from 'react'
import { useBuilder } from './builder-context.ts'
import type { GroupPart } from './rule-draft.ts'
import { addTo } from './rule-edits.ts'
import { useDropAtEnd } from './use-part-drag.ts'

const blankTrait: Rule = { trait: '', is: 'equals', value: '' }
const blankList: Rule = { list: '' }
const blankSegment: Rule = { segment: '' }
const blankEvent: Rule = { event: '', count: { atLeast: 1 } }
const opened: Rule = { message: 'opened', count: { atLeast: 1 } }
const subscribed: Rule = { consent: 'email', is: 'subscribed' }
const reachable: Rule = { reachable: 'email' }
const anniversary: Rule = { anniversary: '', is: 'today' }
const sequence: Rule = { sequence: [{ event: '' }, { event: '' }], inside: 'P1D', count: { atLeast: 1 } }
const blankSample: Rule = { sample: '', percent: 10 }

/** Puts a new condition or group at the end of a group, and the focus into it. */
export function AddButtons({ group }: { readonly group: GroupPart }) {
  const { edit, focus } = useBuilder()
  const { area, isOver } = useDropAtEnd(group.id, group.parts.length)
  const add = (rule: Rule): void => {
    edit((draft) => {
      focus({ partId: draft.nextId })
      return addTo(draft, group.id, { rule })
    })
  }
  // Added once the menu has closed: it gives the focus back to its button, which would take it from the new condition.
  const chosen = useRef<Rule | null>(null)
  const choose = (rule: Rule) => () => { chosen.current = rule }
  const addChosen = (event: Event): void => {
    if (chosen.current === null) return
    event.preventDefault()
    add(chosen.current)
    chosen.current = null
  }
  return (
    <div className={classNames('rule-add', isOver && 'drop-here')} data-add-to={group.id} {...area}>
      <Button look="quiet" size="small" icon={<UserRound aria-hidden />} onClick={() => { add(blankTrait) }}>Add trait</Button>
      <Button look="quiet" size="small" icon={<Activity aria-hidden />} onClick={() => { add(blankEvent) }}>Add event</Button>
      <Button look="quiet" size="small" icon={<ListChecks aria-hidden />} onClick={() => { add(blankList) }}>Add list</Button>
      <Button look="quiet" size="small" icon={<PieChart aria-hidden />} onClick={() => { add(blankSegment) }}>Add segment</Button>
      <Menu
        trigger={<Button look="quiet" size="small" icon={<ChevronDown aria-hidden />}>Add more</Button>} onClosed={addChosen}
        items={[
          { label: 'One event after another', icon: <ListOrdered aria-hidden />, onSelect: choose(sequence) },
          { label: 'Anniversary of a date', icon: <CalendarHeart aria-hidden />, onSelect: choose(anniversary) },
          { label: 'What they did with e-mails', icon: <MailOpen aria-hidden />, onSelect: choose(opened) },
          { label: 'Consent to e-mail', icon: <MailCheck aria-hidden />, onSelect: choose(subscribed) },
          { label: 'Reachable by e-mail', icon: <MailCheck aria-hidden />, onSelect: choose(reachable) },
          { label: 'Random sample', icon: <Dices aria-hidden />, onSelect: choose(blankSample) },
        ]}
      />
      <Button look="quiet" size="small" icon={<FolderPlus aria-hidden />} onClick={() => { add({ op: group.op === 'and' ? 'or' : 'and', rules: [blankTrait] }) }}>Add group</Button>
    </div>
  )
}
