import { t } from '@sendero/i18n'
import { CodeBlock, Tabs } from '@sendero/ui'
import { useMemo, useState } from 'react'
import { snippetsFor } from './snippets.ts'
import type { Snippet } from './snippets.ts'

export function SourceSnippets({ writeKey }: { readonly writeKey: string }) {
  const [key, setKey] = useState<Snippet['key']>('browser')
  const snippets = useMemo(() => snippetsFor({ origin: location.origin, writeKey }), [writeKey])
  return (
    <div className="settings-snippets">
      <Tabs label={t('Where events come from')} value={key} onChange={setKey} items={snippets.map(({ key: value, label, note, code }) => ({ value, label, content: <><p className="quiet settings-note">{note}</p><CodeBlock label={t('{label} snippet', { label })} code={code} /></> }))} />
    </div>
  )
}
