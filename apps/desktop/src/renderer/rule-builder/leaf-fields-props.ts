export interface LeafFieldsProps<Condition> {
  readonly leaf: Condition
  /** `field` names what changed: edits of one field that follow each other are one step. */
  readonly onChange: (leaf: Condition, field: string) => void
  /** What is wrong with a field, if it is to be said by now. */
  readonly errorOf: (field: string) => string | undefined
}
