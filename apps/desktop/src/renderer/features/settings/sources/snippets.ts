import { t } from '@sendero/i18n'

export const keyPlaceholder = 'YOUR_WRITE_KEY'

export interface Snippet { readonly key: 'browser' | 'node' | 'python' | 'curl'; readonly label: string; readonly note: string; readonly code: string }

interface Of { readonly origin: string; readonly writeKey: string }

/** The first event from everywhere, ready to be pasted. */
export const snippetsFor = (of: Of): readonly Snippet[] => [
  { key: 'browser', label: t('Website'), note: t('Into the head of every page. Visitors are followed from the first page to the day they sign in.'), code: browser(of) },
  { key: 'node', label: 'Node.js', note: t('Any Segment-compatible SDK works; only host and path are ours.'), code: node(of) },
  { key: 'python', label: 'Python', note: t('Any Segment-compatible SDK works; only the host is ours.'), code: python(of) },
  { key: 'curl', label: 'curl', note: t('One event from a terminal, to see that it arrives.'), code: curl(of) },
]

const browser = ({ origin, writeKey }: Of): string => `<script>
  window.sendero = function (type, call) {
    var store = window.localStorage
    var visitor = store.senderoVisitor = store.senderoVisitor || Date.now().toString(36) + Math.random().toString(36).slice(2)
    if (call.userId) store.senderoUser = call.userId
    var body = Object.assign({ writeKey: '${writeKey}', anonymousId: visitor, userId: store.senderoUser }, call)
    fetch('${origin}/v1/' + type, { method: 'POST', keepalive: true, body: JSON.stringify(body) })
  }
  sendero('page', { name: document.title, properties: { url: location.href } })

  // When somebody signs in:
  // sendero('identify', { userId: 'anna-1', traits: { email: 'anna@example.com', firstName: 'Anna' } })
  // When something happens:
  // sendero('track', { event: 'Order Completed', properties: { orderId: 'o-1', total: 49 } })
</script>`

const node = ({ origin, writeKey }: Of): string => `// npm install @segment/analytics-node
import { Analytics } from '@segment/analytics-node'

const analytics = new Analytics({ writeKey: '${writeKey}', host: '${origin}', path: '/v1/batch' })

analytics.identify({ userId: 'anna-1', traits: { email: 'anna@example.com', firstName: 'Anna' } })
analytics.track({ userId: 'anna-1', event: 'Order Completed', properties: { orderId: 'o-1', total: 49 } })

await analytics.closeAndFlush()`

const python = ({ origin, writeKey }: Of): string => `# pip install segment-analytics-python
import segment.analytics as analytics

analytics.write_key = '${writeKey}'
analytics.host = '${origin}'

analytics.identify('anna-1', {'email': 'anna@example.com', 'firstName': 'Anna'})
analytics.track('anna-1', 'Order Completed', {'orderId': 'o-1', 'total': 49})

analytics.flush()`

const curl = ({ origin, writeKey }: Of): string => `curl ${origin}/v1/track \\
  -u '${writeKey}:' \\
  -H 'Content-Type: application/json' \\
  -d '{"userId": "anna-1", "event": "Order Completed", "properties": {"orderId": "o-1", "total": 49}}'`
