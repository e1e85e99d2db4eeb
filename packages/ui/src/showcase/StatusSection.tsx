import { Clock, GitFork, Inbox, Mail, Plus, Users } from 'lucide-react'
import { Button } from '../buttons/Button.tsx'
import { Bar } from '../figures/Bar.tsx'
import { Sparkline } from '../figures/Sparkline.tsx'
import { Stat } from '../figures/Stat.tsx'
import { Avatar } from '../status/Avatar.tsx'
import { Badge } from '../status/Badge.tsx'
import { EmptyState } from '../status/EmptyState.tsx'
import { ErrorState } from '../status/ErrorState.tsx'
import { Notice } from '../status/Notice.tsx'
import { ProgressBar } from '../status/ProgressBar.tsx'
import { Skeleton } from '../status/Skeleton.tsx'
import { StatusDot } from '../status/StatusDot.tsx'
import { Example, Section } from './Section.tsx'

export function StatusSection() {
  return (
    <Section id="status" title="Status and figures">
      <Marks />
      <Figures />
      <Messages />
      <Nothing />
    </Section>
  )
}

function Marks() {
  return (
    <>
      <Example title="Badge">
        <div className="ui-row">
          <Badge>Draft</Badge><Badge tone="good">Live</Badge><Badge tone="warn">Paused</Badge><Badge tone="danger">Failed</Badge><Badge tone="info">Test</Badge><Badge tone="accent">v7</Badge><Badge look="outline">Archived</Badge>
        </div>
        <div className="ui-row">
          <Badge tone="entry">Entry</Badge><Badge tone="message" icon={<Mail aria-hidden />}>E-mail</Badge><Badge tone="wait" icon={<Clock aria-hidden />}>Wait</Badge><Badge tone="decide" icon={<GitFork aria-hidden />}>Branch</Badge><Badge tone="data" icon={<Users aria-hidden />}>Update</Badge><Badge tone="flow">Exit</Badge>
        </div>
      </Example>
      <Example title="Status dot">
        <div className="ui-row ui-show-wide-gap">
          <StatusDot tone="good" isLive>Live</StatusDot><StatusDot>Draft</StatusDot><StatusDot tone="warn">Paused</StatusDot><StatusDot tone="danger">Failed</StatusDot><StatusDot tone="info">Importing</StatusDot>
        </div>
      </Example>
      <Example title="Avatar">
        <div className="ui-row"><Avatar name="Anna Berg" size="large" /><Avatar name="Iker Solís" /><Avatar name="mei.tanaka@example.com" /><Avatar name="Noor Haddad" size="small" /><Avatar name="Zoe" size="small" /></div>
      </Example>
    </>
  )
}

function Figures() {
  return (
    <>
      <Example title="Stat" wide>
        <div className="ui-show-stats">
          <Stat label="People now" value="4,120" delta={{ text: '+12 %', direction: 'up', tone: 'good', than: 'than last week' }} />
          <Stat label="Failed" value="31" delta={{ text: '−9', direction: 'down', tone: 'good', than: 'than yesterday' }} />
          <Stat label="Opened" value="41.2" unit="%" hint="of 2,003 delivered" chart={<Sparkline values={[22, 30, 28, 36, 33, 41, 41]} label="Opened a day: 22 to 41 per cent" />} />
          <Stat label="Revenue" value="" isLoading />
        </div>
      </Example>
      <Example title="Bar">
        <Bar label="Opened" share={0.62} text="62 %" />
        <Bar label="Clicked" share={0.14} text="14 %" tone="message" />
        <Bar label="Left" share={0.031} text="3.1 %" tone="danger" />
      </Example>
      <Example title="Sparkline">
        <div className="ui-row ui-show-wide-gap">
          <Sparkline values={[3, 8, 6, 12, 9, 15, 14]} label="Entries a day: 3 to 15" />
          <Sparkline values={[9, 8, 8, 6, 5, 5, 2]} label="Failures a day: falling from 9 to 2" tone="danger" />
          <Sparkline values={[0, 0, 0]} label="Nothing yet" tone="neutral" />
        </div>
      </Example>
      <Example title="Progress">
        <ProgressBar label="Importing customers" value={5200} max={9000} detail="5,200 of 9,000" />
        <ProgressBar label="Counting people" value={null} />
        <ProgressBar label="Done" value={100} tone="good" detail="9,000 of 9,000" />
      </Example>
      <Example title="Skeleton"><Skeleton width="40%" height="18px" /><Skeleton lines={3} /></Example>
    </>
  )
}

function Messages() {
  return (
    <Example title="Notice" wide>
      <Notice tone="info" title="This journey has a newer draft" actions={<Button size="small">Open draft</Button>}><p>People go on with version 7 until you publish.</p></Notice>
      <Notice tone="good" title="Address confirmed" />
      <Notice tone="warn" title="No e-mail has been sent from this address yet"><p>Send a test to yourself first.</p></Notice>
      <Notice tone="problem" title="The mail server refused the password"><p>Check user and password, then send the test again.</p></Notice>
    </Example>
  )
}

function Nothing() {
  return (
    <>
      <Example title="Empty state"><EmptyState icon={<Inbox aria-hidden />} title="No journeys yet" action={<Button look="primary" icon={<Plus aria-hidden />}>New journey</Button>}>A journey sends the right message when something happens. Start from a recipe or from nothing.</EmptyState></Example>
      <Example title="Error state"><ErrorState title="Journeys cannot be loaded" onRetry={() => undefined}>The server did not answer. Your work is safe.</ErrorState></Example>
    </>
  )
}
