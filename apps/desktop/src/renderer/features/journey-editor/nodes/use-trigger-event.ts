import { useEditorState } from '../store/editor-context.ts'

/** The name of the event that starts the journey, whose properties can be looked at; empty when another thing starts it. */
export const useTriggerEvent = (): string => useEditorState(({ document: { entry: { trigger } } }) => (trigger.kind === 'event' ? trigger.event : ''))
