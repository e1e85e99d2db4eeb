import { t } from '@sendero/i18n'
import { IconButton, Kbd } from '@sendero/ui'
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import { Link, useLocation } from 'react-router'
import { Brand } from '../base/Brand.tsx'
import { liesIn, placeGroups, settingsPlace } from './places.ts'
import type { Place } from './places.ts'
import { UserMenu } from './UserMenu.tsx'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

interface Props {
  readonly isNarrow: boolean
  readonly onToggle: () => void
  readonly onSearch: () => void
}

export function Sidebar({ isNarrow, onToggle, onSearch }: Props) {
  const { pathname } = useLocation()
  const link = (place: Place) => <PlaceLink key={place.path} place={place} isNarrow={isNarrow} isCurrent={liesIn(pathname, place)} />
  return (
    <aside className="shell-side" data-narrow={isNarrow || undefined}>
      <div className="shell-side-top">
        <Brand isMarkOnly={isNarrow} />
        <IconButton size="small" label={isNarrow ? t('Widen the sidebar') : t('Narrow the sidebar')} shortcut="Mod+\" tooltipSide="right" icon={isNarrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />} onClick={onToggle} />
      </div>
      <WorkspaceMenu isNarrow={isNarrow} />
      <button type="button" className="shell-search" onClick={onSearch} aria-label={isNarrow ? t('Search') : undefined} aria-keyshortcuts="Control+K Meta+K">
        <Search aria-hidden />
        {isNarrow ? null : <><span>{t('Search')}</span><span aria-hidden="true"><Kbd keys="Mod+K" /></span></>}
      </button>
      <nav aria-label={t('Main')} className="shell-nav">
        {placeGroups.map(({ title, places }) => (
          <div key={title ?? ''} className="shell-nav-group">
            {title === null || isNarrow ? null : <p className="shell-nav-title">{title}</p>}
            {places.map(link)}
          </div>
        ))}
        <div className="shell-nav-group end">{link(settingsPlace)}</div>
      </nav>
      <UserMenu isNarrow={isNarrow} />
    </aside>
  )
}

function PlaceLink({ place, isNarrow, isCurrent }: { readonly place: Place; readonly isNarrow: boolean; readonly isCurrent: boolean }) {
  const Icon = place.icon
  return (
    <Link to={place.path} className="shell-place" aria-current={isCurrent ? 'page' : undefined} aria-label={isNarrow ? place.title : undefined} title={isNarrow ? place.title : undefined}>
      <Icon aria-hidden />
      {isNarrow ? null : <span>{place.title}</span>}
    </Link>
  )
}
