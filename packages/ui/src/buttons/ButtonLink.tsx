import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import type { ButtonLook, ControlSize } from './Button.tsx'
import { Link } from './Link.tsx'
import type { LinkProps } from './Link.tsx'

export interface ButtonLinkProps extends LinkProps {
  readonly look?: ButtonLook
  readonly size?: ControlSize
  readonly icon?: ReactNode
}

/** A link that looks like a button: for going somewhere, where a Button does something. */
export function ButtonLink({ look = 'plain', size = 'medium', icon, children, className, ...rest }: ButtonLinkProps) {
  return (
    <Link {...rest} className={classNames('ui-button', look, size, className)}>
      {icon}
      <span className="ui-button-text">{children}</span>
    </Link>
  )
}
