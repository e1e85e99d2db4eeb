import { useEditor } from '../store/editor-context.ts'

/** Where a jump leads, on its card: a click goes there. With keys, the arrow along the flow does. */
export function JumpLink({ to, words }: { readonly to: string; readonly words: string }) {
  const { session, camera } = useEditor()
  const show = (): void => { session.store.getState().select([to]); camera.current?.reveal([to]) }
  return <button type="button" tabIndex={-1} className="journey-card-line journey-card-jump nodrag nopan" title={words} onClick={(event) => { event.stopPropagation(); show() }}>{words}</button>
}
