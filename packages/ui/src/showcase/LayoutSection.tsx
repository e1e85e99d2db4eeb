import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../buttons/Button.tsx'
import { Select } from '../fields/Select.tsx'
import { SearchField } from '../fields/SearchField.tsx'
import { Card } from '../layout/Card.tsx'
import { PageHeader } from '../layout/PageHeader.tsx'
import { Stepper } from '../layout/Stepper.tsx'
import { TabLinks } from '../layout/TabLinks.tsx'
import { Tabs } from '../layout/Tabs.tsx'
import { Toolbar } from '../layout/Toolbar.tsx'
import { Badge } from '../status/Badge.tsx'
import { Example, Section } from './Section.tsx'

export function LayoutSection() {
  const [tab, setTab] = useState<'traits' | 'timeline'>('traits')
  const [step, setStep] = useState('map')
  const [search, setSearch] = useState('')
  return (
    <Section id="layout" title="Layout">
      <Example title="Toolbar" wide>
        <Toolbar label="Filter journeys" end={<span>23 journeys</span>}>
          <SearchField label="Search journeys by name" value={search} onChange={setSearch} />
          <Select label="Status of the journey" labelHidden value="" placeholder="Any status" onChange={() => undefined} options={[{ value: 'live', label: 'Live' }]} />
        </Toolbar>
      </Example>
      <Example title="Tabs">
        <Tabs label="Profile" value={tab} onChange={setTab} items={[{ value: 'traits', label: 'Traits', count: 12, content: <p>Twelve traits are known.</p> }, { value: 'timeline', label: 'Timeline', content: <p>Nothing happened today.</p> }]} />
      </Example>
      <Example title="Card">
        <Card title="Write key" description="For your website and your servers." actions={<Button size="small">Replace</Button>}><code>wk_live_81f0…</code></Card>
      </Example>
      <Example title="Stepper" wide>
        <Stepper label="Import" current={step} onStep={setStep} steps={[{ key: 'file', label: 'File' }, { key: 'map', label: 'Columns' }, { key: 'consent', label: 'Consent' }, { key: 'run', label: 'Import' }]} />
        {step === 'map' ? null : <Button size="small" onClick={() => { setStep('map') }}>Back to columns</Button>}
      </Example>
      <Example title="Page header" wide>
        <PageHeader
          title="Welcome series"
          crumbs={[{ label: 'Journeys', href: '#tables' }, { label: 'Onboarding', href: '#layout' }]}
          meta={<><Badge tone="good">Live</Badge><span>Version 7, published yesterday</span></>}
          description="Greets new customers and shows them what the shop can do."
          actions={<><Button>Test</Button><Button look="primary" icon={<Play aria-hidden />}>Publish</Button></>}
          tabs={<TabLinks label="Journey" items={[{ href: '#layout', label: 'Build', isCurrent: true }, { href: '#figures', label: 'Figures', isCurrent: false }, { href: '#people', label: 'People', count: '4,120', isCurrent: false }]} />}
        />
      </Example>
    </Section>
  )
}
