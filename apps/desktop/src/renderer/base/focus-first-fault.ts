/** After a refusal the first field that is wrong has the focus, and with it its error is read out. The form, or the dialog around it, is that of the button that has the focus now. */
export function focusFirstFault(): void {
  const around = document.activeElement?.closest('[role=dialog], [role=alertdialog], form')
  // The errors are drawn first.
  setTimeout(() => {
    const field = around?.querySelector<HTMLElement>('[aria-invalid=true]')
    const first = field?.matches('[role=radiogroup]') === true ? field.querySelector<HTMLElement>('[tabindex="0"]') ?? field.querySelector<HTMLElement>('[role=radio]') : field
    first?.focus()
  }, 0)
}
