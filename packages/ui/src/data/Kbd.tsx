import { keyNames } from './key-names.ts'

/** A shortcut, written `Mod+Shift+Z`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="ui-kbd">{keyNames(keys).map((key) => <span key={key}>{key}</span>)}</kbd>
}
