import { Tooltip as Radix } from 'radix-ui'
import { createContext, useContext } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { Kbd } from '../data/Kbd.tsx'

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left'

export interface TooltipProps {
  readonly label: ReactNode
  readonly shortcut?: string | undefined
  readonly side?: TooltipSide | undefined
  readonly children: ReactElement
}

const HasProvider = createContext(false)
const delayMs = 400

/** Lets the next tooltip of a row appear at once. Part of UiProvider. */
export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <HasProvider value>
      <Radix.Provider delayDuration={delayMs}>{children}</Radix.Provider>
    </HasProvider>
  )
}

/** Works without a provider too, so that a component can be tested and shown on its own. */
export function Tooltip(props: TooltipProps) {
  return useContext(HasProvider) ? <Bubble {...props} /> : <TooltipProvider><Bubble {...props} /></TooltipProvider>
}

function Bubble({ label, shortcut, side = 'top', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="ui-tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {label}
          {shortcut === undefined ? null : <Kbd keys={shortcut} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
