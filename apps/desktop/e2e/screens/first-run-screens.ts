import type { Screen, Stage } from './screen.ts'

// What stands before the signed-in app. Each can be opened again and again, on a product with an owner or without: what tells the one
// from the other, or would make one, is answered here, and everything else by the product.

interface Answers {
  readonly isSetUp: boolean
  readonly needsToken?: boolean
  /** What the link of an invitation is about; without it the product says that there is none. */
  readonly invitation?: object
}

async function enter({ page, visit }: Stage, address: string, { isSetUp, needsToken = false, invitation }: Answers): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.route('**/api/setup', (route) => route.fulfill(route.request().method() === 'GET' ? { json: { needsSetup: !isSetUp, needsToken } } : { status: 201, json: {} }))
  if (invitation !== undefined) await page.route('**/api/invitations/*', (route) => route.fulfill({ json: invitation }))
  await visit(address)
}

const olgas = { workspace: 'Corner shop', invitedBy: 'Olga Owner', email: 'mara@example.test', role: 'marketer', expiresAt: '2030-01-01T00:00:00Z', signedInAs: null }

/** The steps of the set-up, each reached through those before it. */
async function setUp(stage: Stage, steps: 1 | 2 | 3 | 4, { needsToken = false } = {}): Promise<void> {
  const { page } = stage
  const next = (name: string) => page.getByRole('button', { name }).click()
  await enter(stage, '/', { isSetUp: false, needsToken })
  if (steps === 1) return
  await page.getByLabel('Your name').fill('Olga Owner')
  await page.getByLabel('E-mail address').fill('olga@example.test')
  await page.getByLabel('Password').fill('correct horse battery staple')
  await next('Continue')
  if (steps === 2) { await page.getByLabel('Name of the workspace').waitFor(); return }
  await page.getByLabel('Name of the workspace').fill('Corner shop')
  await next('Continue')
  await page.getByRole('radio', { name: /Only for people who agreed/ }).waitFor()
  if (steps === 3) return
  await next('Create workspace')
  await page.getByRole('heading', { name: 'Everything is ready' }).waitFor()
}

/** The page as the desktop app shows it, in this state of its connection. */
async function inDesktopApp(stage: Stage, state: object): Promise<void> {
  const { page } = stage
  // A script of the page stays for its later visits too: only addresses that ask for it get the app around them.
  await page.addInitScript(() => {
    const asked = /^#desktop=(.+)$/.exec(window.location.hash)?.[1]
    if (asked === undefined) return
    const given: unknown = JSON.parse(decodeURIComponent(asked))
    Object.assign(window, { native: { connection: { state: () => Promise.resolve(given), onChange: () => () => undefined, choose: () => Promise.resolve(given) } } })
  })
  await enter(stage, `/#desktop=${encodeURIComponent(JSON.stringify(state))}`, { isSetUp: true })
  await page.getByRole('heading', { name: 'Where does your Sendero run?' }).waitFor()
}

export const firstRunScreens: readonly Screen[] = [
  { name: 'setup-owner', open: (stage) => setUp(stage, 1) },
  { name: 'setup-owner-token', open: (stage) => setUp(stage, 1, { needsToken: true }) },
  {
    name: 'setup-owner-faults',
    open: async (stage) => {
      await setUp(stage, 1)
      await stage.page.getByRole('button', { name: 'Continue' }).click()
      await stage.page.locator('[aria-invalid="true"]').first().waitFor()
    },
  },
  { name: 'setup-workspace', open: (stage) => setUp(stage, 2) },
  { name: 'setup-tracking', open: (stage) => setUp(stage, 3) },
  { name: 'setup-start', open: (stage) => setUp(stage, 4) },
  { name: 'sign-in', open: (stage) => enter(stage, '/', { isSetUp: true }) },
  {
    name: 'sign-in-refused',
    open: async (stage) => {
      const { page } = stage
      await enter(stage, '/', { isSetUp: true })
      await page.getByLabel('E-mail address').fill('nobody@example.test')
      await page.getByLabel('Password').fill('not the password at all')
      await page.keyboard.press('Enter')
      await page.getByText('You are not signed in').waitFor()
    },
  },
  { name: 'invitation', open: async (stage) => { await enter(stage, '/invite/a-token', { isSetUp: true, invitation: { ...olgas, needsAccount: true } }); await stage.page.getByLabel('Your name').waitFor() } },
  { name: 'invitation-with-account', open: async (stage) => { await enter(stage, '/invite/a-token', { isSetUp: true, invitation: { ...olgas, needsAccount: false } }); await stage.page.getByText('You have an account already').waitFor() } },
  { name: 'invitation-of-another', open: async (stage) => { await enter(stage, '/invite/a-token', { isSetUp: true, invitation: { ...olgas, needsAccount: false, signedInAs: 'olga@example.test' } }); await stage.page.getByText('You are signed in as').waitFor() } },
  { name: 'invitation-gone', open: async (stage) => { await enter(stage, '/invite/a-token', { isSetUp: true }); await stage.page.getByText('not valid any more').waitFor() } },
  { name: 'connect', open: (stage) => inDesktopApp(stage, { kind: 'unchosen' }) },
  { name: 'connect-failed', open: (stage) => inDesktopApp(stage, { kind: 'failed', connection: { kind: 'server', url: 'https://sendero.example.com' }, reason: 'https://sendero.example.com does not answer.' }) },
]
