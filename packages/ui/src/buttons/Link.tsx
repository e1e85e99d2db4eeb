import { useContext } from 'react'
import type { ComponentProps, MouseEvent } from 'react'
import { classNames } from '../class-names.ts'
import { NavigationContext } from '../navigation.ts'

export interface LinkProps extends ComponentProps<'a'> {
  readonly href: string
}

/** A link that the app's router follows; a new tab, a download or another site stays the browser's business. */
export function Link({ href, onClick, className, ...rest }: LinkProps) {
  const navigate = useContext(NavigationContext)
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event)
    if (navigate === null || !isOurs(event, href)) return
    event.preventDefault()
    navigate(href)
  }
  return <a {...rest} href={href} onClick={follow} className={classNames('ui-link', className)} />
}

function isOurs(event: MouseEvent<HTMLAnchorElement>, href: string): boolean {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  const { target, download } = event.currentTarget
  return isPlain && !event.defaultPrevented && (target === '' || target === '_self') && download === '' && href.startsWith('/') && !href.startsWith('//')
}
