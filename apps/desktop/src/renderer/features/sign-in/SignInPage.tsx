import { t } from '@sendero/i18n'
import { Card } from '@sendero/ui'
import { Brand } from '../../base/Brand.tsx'
import { SignInForm } from './SignInForm.tsx'
import './sign-in.css'

export function SignInPage({ onDone }: { readonly onDone: () => void }) {
  return (
    <main className="sign-in">
      <Brand />
      <h1>{t('Sign in to Sendero')}</h1>
      <Card><SignInForm onDone={onDone} /></Card>
      <p className="quiet sign-in-note">{t('Forgotten? Who hosts the server sets a new one:')} <code>npm run admin -- reset-password --email …</code></p>
    </main>
  )
}
