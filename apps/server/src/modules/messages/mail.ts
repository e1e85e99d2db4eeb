/** A finished e-mail, before it is put on any wire. */
export interface Mail {
  readonly messageId: string
  readonly to: string
  readonly from: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Beyond From, To, Subject and Date. Names as they are written, values one line each. */
  readonly headers: Readonly<Record<string, string>>
  /** Destinations of tracked links, by number. */
  readonly links: readonly string[]
}
