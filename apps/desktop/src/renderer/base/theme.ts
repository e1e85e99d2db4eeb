export type Theme = 'system' | 'light' | 'dark'
const storageKey = 'sendero.theme'

export function chosenTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

/** Once, before anything is drawn. */
export function startTheme(): void {
  applyTheme()
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changeAtOnce)
}

/** Shows the theme at once and remembers it in this browser. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(storageKey)
  else localStorage.setItem(storageKey, theme)
  changeAtOnce()
  applyTheme()
}

function applyTheme(): void {
  const theme = chosenTheme()
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** For two frames nothing fades: what does so under the pointer would lag behind when every colour of the page changes. */
function changeAtOnce(): void {
  const { dataset } = document.documentElement
  dataset['themeChanges'] = ''
  requestAnimationFrame(() => { requestAnimationFrame(() => { delete dataset['themeChanges'] }) })
}
