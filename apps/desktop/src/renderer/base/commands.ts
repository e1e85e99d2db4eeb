import { useEffect } from 'react'
import { create } from 'zustand'

/** Something a person can do here, by the palette, by a menu or by its shortcut. */
export interface AppCommand {
  readonly id: string
  readonly label: string
  /** Heading in the palette. */
  readonly group: string
  readonly keywords?: readonly string[]
  /** For showing only, as "mod+K": whoever registers a command with a shortcut handles the keys. */
  readonly shortcut?: string
  perform(): void
}

interface Registry {
  readonly lists: ReadonlyMap<symbol, readonly AppCommand[]>
}

const useRegistry = create<Registry>(() => ({ lists: new Map() }))

/** Offers commands while the component is there. Give a memoised list. */
export function useCommands(commands: readonly AppCommand[]): void {
  useEffect(() => {
    const key = Symbol('commands')
    useRegistry.setState(({ lists }) => ({ lists: new Map(lists).set(key, commands) }))
    return () => { useRegistry.setState(({ lists }) => ({ lists: new Map([...lists].filter(([each]) => each !== key)) })) }
  }, [commands])
}

/** Everything offered now; what the page on screen offers comes first. */
export function useOfferedCommands(): readonly AppCommand[] {
  return [...useRegistry(({ lists }) => lists).values()].reverse().flat()
}
