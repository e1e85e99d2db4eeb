/** An exit has nothing to set. */
export function ExitForm() {
  return <p className="ui-quiet">Who gets here leaves the journey. An open end does the same; an exit says that it is meant, and counts how many took it.</p>
}
