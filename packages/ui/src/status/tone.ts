/** What a colour says. It never says it alone: words or an icon stand beside it. */
export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'danger' | 'info'

/** The groups of nodes on the canvas, each with a colour of its own. */
export type NodeGroup = 'entry' | 'message' | 'wait' | 'decide' | 'data' | 'flow'
