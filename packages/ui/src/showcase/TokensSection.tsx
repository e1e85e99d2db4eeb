import { variableName } from '../tokens.ts'
import type { ColorName } from '../tokens.ts'
import { Example, Section } from './Section.tsx'

const groups: Readonly<Record<string, readonly ColorName[]>> = {
  'Surfaces and lines': ['page', 'surface', 'raised', 'overlay', 'hover', 'pressed', 'selected', 'line', 'lineStrong', 'control'],
  'Text and accent': ['text', 'quiet', 'disabled', 'inverse', 'accent', 'accentHover', 'accentSoft', 'focus'],
  Status: ['good', 'goodSoft', 'warn', 'warnSoft', 'danger', 'dangerSoft', 'info', 'infoSoft', 'neutral', 'neutralSoft'],
  Nodes: ['nodeEntry', 'nodeEntrySoft', 'nodeMessage', 'nodeMessageSoft', 'nodeWait', 'nodeWaitSoft', 'nodeDecide', 'nodeDecideSoft', 'nodeData', 'nodeDataSoft', 'nodeFlow', 'nodeFlowSoft'],
}

export function TokensSection() {
  return (
    <Section id="tokens" title="Tokens">
      {Object.entries(groups).map(([title, names]) => (
        <Example key={title} title={title}>
          <ul className="ui-show-colors">
            {names.map((name) => <li key={name}><span className="ui-show-swatch" style={{ background: `var(${variableName(name)})` }} aria-hidden="true" /><code>{variableName(name)}</code></li>)}
          </ul>
        </Example>
      ))}
      <Example title="Type">
        <p className="ui-show-title">Title, 20 px</p>
        <p>Body, 14 px: what a journey says and does.</p>
        <p className="ui-show-small">Small, 13 px: controls and tables, 1,234,567.89</p>
        <p className="ui-hint">Micro, 12 px: hints, table heads, units.</p>
        <p className="ui-mono">Mono: order.total_price</p>
      </Example>
      <Example title="Elevation and radius">
        <div className="ui-show-boxes">
          {['Flat', 'Raised', 'Floating', 'On top'].map((name, level) => <span key={name} className="ui-show-box" style={{ boxShadow: level === 0 ? 'none' : `var(--shadow-${String(level)})` }}>{name}</span>)}
        </div>
      </Example>
    </Section>
  )
}
