export interface View { readonly x: number; readonly y: number; readonly zoom: number }

/** What is done with one of the compared canvases from outside. */
export interface CanvasHandle {
  view(): View
  /** At once, or by a glide of the camera. */
  go(view: View, glides: boolean): void
  fit(): void
  /** The view with a step in the middle, at a zoom at which it can be read; null when it is not drawn here. */
  viewOf(id: string): View | null
}

/** Where the other camera stands when one has moved: as far from it as when both were last put on the same step. `shift` is in places of the canvas. */
export function followed(view: View, shift: { readonly x: number; readonly y: number }): View {
  return { zoom: view.zoom, x: view.x + shift.x * view.zoom, y: view.y + shift.y * view.zoom }
}
