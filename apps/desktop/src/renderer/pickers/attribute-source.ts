/** Where an attribute is: on people, or on the events of a name. */
export type AttributeSource = { readonly trait: string } | { readonly event: string; readonly property: string }

export type AttributeValue = string | number | boolean

/** Whether anything can be known of it yet. */
export function isNamed(source: AttributeSource): boolean {
  return 'trait' in source ? source.trait !== '' : source.event !== '' && source.property !== ''
}
