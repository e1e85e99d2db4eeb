import { Card } from '@sendero/ui'
import { useSession } from '../../base/session-context.ts'

/** Where to go from here. The first journey in five minutes stands in the README, with the same commands. */
export function HomePage() {
  const { session, workspace } = useSession()
  return (
    <div className="page">
      <h1>{workspace.name}</h1>
      <p className="quiet">You are signed in as {session.user.email}, {workspace.role} of this workspace.</p>
      <Card title="Send your first events">
        <p>Make a write key, then point any Segment-compatible SDK at this server:</p>
        <pre tabIndex={0}>{`npm run admin -- create-write-key --name Website\ncurl -u WRITE_KEY: ${location.origin}/v1/identify -d '{"userId":"u1","traits":{"email":"anna@example.com","plan":"pro"}}'`}</pre>
      </Card>
      <Card title="Build a journey over the API">
        <p>Make an API key with <code>npm run admin -- create-key --name Me --scopes all</code>, then read the <a href="/api/docs">API reference</a>.</p>
        <p>What journeys send arrives in the <a href="/mailbox">mailbox</a> until you connect a mail server.</p>
      </Card>
    </div>
  )
}
