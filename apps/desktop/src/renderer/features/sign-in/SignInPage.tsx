import { Card } from '@sendero/ui'
import { Waypoints } from 'lucide-react'
import { SignInForm } from './SignInForm.tsx'
import './sign-in.css'

export function SignInPage({ onDone }: { readonly onDone: () => void }) {
  return (
    <main className="sign-in">
      <p className="sign-in-brand"><Waypoints aria-hidden />Sendero</p>
      <h1>Sign in to Sendero</h1>
      <Card><SignInForm onDone={onDone} /></Card>
      <p className="quiet sign-in-note">Forgotten? Who hosts the server sets a new one with <code>npm run admin -- reset-password --email …</code></p>
    </main>
  )
}
