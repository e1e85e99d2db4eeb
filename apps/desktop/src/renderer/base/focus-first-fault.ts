/** After a refusal the first field that is wrong has the focus, and with it its error is read out. It is looked for in the form, or the dialog, around what has the focus now. */
export function focusFirstFault(): void {
  const around = document.activeElement?.closest('[role=dialog], [role=alertdialog], form') ?? document.querySelector('main')
  // The errors are drawn first.
  requestAnimationFrame(() => {
    const field = around?.querySelector<HTMLElement>('[aria-invalid=true]')
    const first = field?.matches('[role=radiogroup]') === true ? field.querySelector<HTMLElement>('[tabindex="0"]') ?? field.querySelector<HTMLElement>('[role=radio]') : field
    first?.focus()
  })
}
