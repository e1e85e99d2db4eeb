import { t } from '@sendero/i18n'
import { Link, Notice, rich } from '@sendero/ui'
import { paths } from '../../base/paths.ts'
import { TimeText } from '../../base/TimeText.tsx'
import type { ImportKind } from './import-draft.ts'
import type { UploadedFile } from './uploaded-file.ts'

/** The same content again changes nothing; another content under the same name matters for events, whose ids are made from it. */
export function EarlierNotice({ file: { earlier }, kind }: { readonly file: UploadedFile; readonly kind: ImportKind }) {
  if (earlier === null) return null
  const link = <Link href={`${paths.importCustomers}?import=${earlier.id}`}><TimeText at={earlier.startedAt} /></Link>
  if (earlier.isSameContent) return <Notice tone="info" title={t('This content was imported before')}><p>{rich('On {link}. Importing it again with the same choices changes nothing.', { link })}</p></Notice>
  if (kind === 'customers') return null
  return <Notice tone="warn" title={t('Another file of this name was imported before')}><p>{rich('On {link}. If this is a longer version of it, keep the name of the import: rows that were there are known again. If it is something else, change the name in the next step.', { link })}</p></Notice>
}
