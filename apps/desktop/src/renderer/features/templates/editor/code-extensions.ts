import { autocompletion } from '@codemirror/autocomplete'
import { indentWithTab } from '@codemirror/commands'
import { html } from '@codemirror/lang-html'
import { closePercentBrace, liquid } from '@codemirror/lang-liquid'
import { lintGutter } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { t } from '@sendero/i18n'
import { basicSetup } from 'codemirror'
import { completeTemplate } from './complete-template.ts'
import type { CompletionSources } from './completion-options.ts'
import { editorTheme } from './editor-theme.ts'

interface Options {
  readonly label: string
  readonly sources: () => CompletionSources
  readonly onChange: (text: string) => void
}

/** Everything the editor of a template's body can do. Escape, then Tab leaves it: Tab alone indents. */
export function codeExtensions({ label, sources, onChange }: Options): Extension {
  return [
    autocompletion({ override: [completeTemplate(sources)], icons: false, maxRenderedOptions: 80 }),
    keymap.of([indentWithTab]),
    basicSetup,
    // Tags are closed by what is offered, not by the language: it knows nothing of MJML.
    liquid({ base: html({ matchClosingTags: false, autoCloseTags: true }) }),
    closePercentBrace,
    lintGutter(),
    editorTheme,
    EditorView.lineWrapping,
    EditorState.tabSize.of(2),
    // Also what can only be read is gone into and scrolled with keys.
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-description': t('Tab indents. Escape, then Tab leaves the editor.'), spellcheck: 'false' }),
    EditorView.updateListener.of((update) => { if (update.docChanged) onChange(update.state.doc.toString()) }),
  ]
}
