import { createContext } from 'react'

/** How a link of this package changes the page: the app gives its router's function, without one the browser loads the page. */
export const NavigationContext = createContext<((href: string) => void) | null>(null)
