/** Says nothing on its own: the words beside it, or `aria-busy` around it, do. */
export function Spinner() {
  return <span className="ui-spinner" aria-hidden="true" />
}
