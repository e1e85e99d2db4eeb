import { ButtonsSection } from './ButtonsSection.tsx'
import { ChoicesSection } from './ChoicesSection.tsx'
import { FieldsSection } from './FieldsSection.tsx'
import { LayoutSection } from './LayoutSection.tsx'
import { OverlaysSection } from './OverlaysSection.tsx'
import { showcaseStyles } from './showcase-styles.ts'
import { StatusSection } from './StatusSection.tsx'
import { TablesSection } from './TablesSection.tsx'
import { TokensSection } from './TokensSection.tsx'

const chapters = [['tokens', 'Tokens'], ['buttons', 'Buttons'], ['fields', 'Fields'], ['choices', 'Choices'], ['tables', 'Tables and records'], ['status', 'Status and figures'], ['overlays', 'Overlays'], ['layout', 'Layout']] as const

/** Every component of the package in its states, on one page of an app: the UiProvider is the app's. */
export function Showcase() {
  return (
    <>
      <style>{showcaseStyles}</style>
      <div className="ui-showcase">
        <header>
          <h1>Design system</h1>
          <p className="ui-quiet">Every component in its states. What is not here does not exist.</p>
        </header>
        <nav className="ui-show-nav" aria-label="Chapters">{chapters.map(([id, title]) => <a key={id} href={`#${id}`}>{title}</a>)}</nav>
        <div>
          <TokensSection />
          <ButtonsSection />
          <FieldsSection />
          <ChoicesSection />
          <TablesSection />
          <StatusSection />
          <OverlaysSection />
          <LayoutSection />
        </div>
      </div>
    </>
  )
}
