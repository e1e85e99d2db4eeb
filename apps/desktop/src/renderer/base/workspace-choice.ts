const storageKey = 'sendero.workspace'

/** Slug of the workspace this browser looks at; null until one was chosen, then the server takes the user's first. */
export const currentWorkspace = (): string | null => localStorage.getItem(storageKey)

/** Every query of the workspace left behind is wrong from here on: the page starts anew. */
export function chooseWorkspace(slug: string): void {
  localStorage.setItem(storageKey, slug)
  location.assign('/')
}

export function forgetWorkspace(): void {
  localStorage.removeItem(storageKey)
}
