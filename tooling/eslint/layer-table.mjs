import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Who may import whom: a file stands above all it imports, no arrow points up.
 *
 * Paths are relative to the repository; `*` is any one name, and a path covers everything beneath it. The first row whose
 * `from` covers a file holds for it. A file may always import what lies under its own row's `from`.
 * @typedef {object} Layer
 * @property {string} from the files the row is about
 * @property {readonly string[]} allow the only other folders and files of this repository they may import
 * @property {readonly string[]} [allowTypes] what they may import with `import type` besides
 * @property {readonly string[]} [never] exceptions from `allow` and from their own folder
 * @property {readonly string[]} [packages] the only npm and node: packages they may import; without it, any
 * @property {readonly string[]} [neverPackages] packages they may not import
 */

const engine = 'packages/flow-engine/src'
const server = 'apps/server/src'
const renderer = 'apps/desktop/src/renderer'
const desktop = 'apps/desktop/src'

const productDoors = ['index', 'document', 'mails', 'segment', 'time'].map((door) => `${engine}/${door}.ts`)
const engineDoors = [...productDoors, `${engine}/testing/index.ts`]
const i18nDoor = 'packages/i18n/src/index.ts'
const pseudoDoor = 'packages/i18n/src/pseudo.ts'
const uiDoor = 'packages/ui/src/index.ts'
const showcaseDoor = 'packages/ui/src/showcase/Showcase.tsx'
const moduleDoors = `${server}/modules/*/index.ts`

// The kinds are what the registry lists: a new kind is held apart from the others without an edit here.
function nodeKinds() {
  const registry = path.join(import.meta.dirname, '../..', engine, 'nodes/registry.ts')
  if (!existsSync(registry)) return []
  const imports = [...readFileSync(registry, 'utf8').matchAll(/from '\.\/([a-z0-9-]+\.ts)'/g)]
  return imports.map(([, file]) => `${engine}/nodes/${file}`).filter((file) => !file.endsWith('/node-definition.ts'))
}

/** @type {readonly Layer[]} */
const engineRows = [
  ...productDoors.map((from) => ({ from, allow: [engine], never: engineDoors, packages: [] })),
  { from: `${engine}/testing`, allow: [engine], packages: ['zod', 'fast-check'] },
  { from: `${engine}/model`, allow: [], packages: ['zod'] },
  { from: `${engine}/graph`, allow: [], packages: [] },
  { from: `${engine}/segment`, allow: [`${engine}/model`], packages: ['zod'] },
  { from: `${engine}/nodes/registry.ts`, allow: [`${engine}/nodes`, `${engine}/model`], packages: ['zod'] },
  { from: `${engine}/nodes`, allow: [`${engine}/model`, `${engine}/segment`], never: nodeKinds(), packages: ['zod'] },
  { from: `${engine}/document`, allow: [`${engine}/model`, `${engine}/segment`, `${engine}/nodes`], packages: ['zod'] },
  {
    from: `${engine}/compile`,
    allow: [`${engine}/document`, `${engine}/nodes`, `${engine}/graph`, `${engine}/segment`, `${engine}/model`],
    packages: ['zod'],
  },
  { from: `${engine}/execute`, allow: [`${engine}/nodes`, `${engine}/segment`, `${engine}/model`], packages: ['zod'] },
]

const ground = [`${server}/errors`, `${server}/env.ts`, `${server}/secrets.ts`, `${server}/metrics.ts`, `${server}/failpoints.ts`, ...engineDoors]
const routers = [`${server}/trpc.ts`, `${server}/router.ts`, `${server}/app-router.ts`]
/** The plain record of what the composition root hands out; it names types of the floors below the modules. */
const deps = [`${server}/deps.ts`, `${server}/hooks.ts`]

/** @type {readonly Layer[]} */
const serverRows = [
  { from: `${server}/server.ts`, allow: [server, ...engineDoors] },
  { from: `${server}/migrate.ts`, allow: [server, ...engineDoors], never: [`${server}/server.ts`] },
  // What the composition root is made of; nothing but the root knows it.
  { from: `${server}/start`, allow: [server, ...engineDoors], never: [`${server}/server.ts`] },
  { from: `${server}/errors`, allow: [...engineDoors] },
  { from: `${server}/env.ts`, allow: [`${server}/errors`] },
  { from: `${server}/secrets.ts`, allow: [`${server}/errors`] },
  { from: `${server}/metrics.ts`, allow: [] },
  { from: `${server}/failpoints.ts`, allow: [] },
  { from: `${server}/db`, allow: ground },
  { from: `${server}/embedded`, allow: ground },
  { from: `${server}/queues`, allow: [...ground, `${server}/db`] },
  { from: `${server}/live`, allow: [...ground, `${server}/db`] },
  { from: `${server}/rendering`, allow: [...ground, `${server}/embedded/child-entry.ts`] },
  {
    from: `${server}/deps.ts`,
    allow: [...ground, `${server}/hooks.ts`, `${server}/db`, `${server}/live`, `${server}/queues`, `${server}/rendering`],
    allowTypes: [moduleDoors],
  },
  { from: `${server}/hooks.ts`, allow: [...ground, `${server}/deps.ts`, `${server}/db`, moduleDoors] },
  { from: `${server}/procedures`, allow: [...ground, ...deps, `${server}/db`] },
  {
    from: `${server}/modules/*`,
    allow: [
      ...ground,
      ...deps,
      moduleDoors,
      `${server}/db`,
      `${server}/queues`,
      `${server}/live`,
      `${server}/rendering`,
      `${server}/procedures`,
    ],
  },
  { from: `${server}/workers`, allow: [...ground, ...deps, moduleDoors, `${server}/queues`, `${server}/live`] },
  { from: `${server}/plugins`, allow: [...ground, ...deps, moduleDoors, `${server}/procedures`, `${server}/live`, `${server}/db/public-id.ts`] },
  {
    from: `${server}/http`,
    allow: [...ground, ...deps, moduleDoors, `${server}/procedures`, `${server}/live`, `${server}/plugins`, ...routers],
  },
  { from: `${server}/trpc.ts`, allow: [...ground, ...deps, `${server}/procedures`] },
  { from: `${server}/router.ts`, allow: [...ground, ...deps, moduleDoors, `${server}/procedures`] },
  {
    from: `${server}/app-router.ts`,
    allow: [...ground, ...deps, moduleDoors, `${server}/procedures`, `${server}/trpc.ts`, `${server}/router.ts`],
  },
  { from: `${server}/admin`, allow: ground },
]

const noHost = ['electron', 'node:*']

/** @type {readonly Layer[]} */
const desktopRows = [
  { from: 'packages/i18n/src', allow: [], packages: ['intl-messageformat', '@formatjs/icu-messageformat-parser', '@formatjs/icu-messageformat-parser/*'] },
  { from: 'packages/ui/src', allow: [i18nDoor], packages: ['react', 'react-dom', 'radix-ui', '@radix-ui/*', 'cmdk', 'lucide-react'] },
  // Kernels do not know each other; what all of them look at, the edges of a document both ways, is the one below them.
  { from: `${renderer}/features/*/kernels/*`, allow: [...engineDoors, i18nDoor, `${renderer}/features/*/kernels/graph`], packages: [] },
  // How the app talks to the server, who is signed in, how times and numbers look: what everything stands on.
  { from: `${renderer}/base`, allow: [...engineDoors, i18nDoor, pseudoDoor, uiDoor, `${renderer}/languages`], allowTypes: [`${server}/router.ts`, `${desktop}/native-api.ts`], neverPackages: noHost },
  // Shared by features, which know nothing of each other.
  { from: `${renderer}/pickers`, allow: [...engineDoors, i18nDoor, uiDoor, `${renderer}/base`], allowTypes: [`${server}/router.ts`], neverPackages: noHost },
  { from: `${renderer}/mail-frame`, allow: [i18nDoor], packages: ['react'] },
  { from: `${renderer}/rule-builder`, allow: [...engineDoors, i18nDoor, uiDoor, `${renderer}/base`, `${renderer}/pickers`], allowTypes: [`${server}/router.ts`], neverPackages: noHost },
  { from: `${renderer}/journey-status`, allow: [...engineDoors, i18nDoor, uiDoor, `${renderer}/base`], allowTypes: [`${server}/router.ts`], neverPackages: noHost },
  {
    from: `${renderer}/features/*`,
    allow: [...engineDoors, i18nDoor, uiDoor, `${renderer}/base`, `${renderer}/pickers`, `${renderer}/mail-frame`, `${renderer}/rule-builder`, `${renderer}/journey-status`],
    allowTypes: [`${server}/router.ts`],
    neverPackages: noHost,
  },
  { from: renderer, allow: [...engineDoors, i18nDoor, uiDoor, showcaseDoor], allowTypes: [`${server}/router.ts`, `${desktop}/native-api.ts`], neverPackages: noHost },
  // The shell: the main process and the preload meet only in what goes over the wire.
  { from: `${desktop}/main`, allow: [`${desktop}/ipc`], neverPackages: ['react', 'react-dom'] },
  { from: `${desktop}/ipc/*`, allow: [`${desktop}/ipc/wire.ts`, `${desktop}/ipc/ipc-door.ts`], neverPackages: ['react', 'react-dom'] },
  { from: `${desktop}/native-api.ts`, allow: [`${desktop}/ipc`], packages: [] },
  { from: `${desktop}/preload.ts`, allow: [`${desktop}/ipc`, `${desktop}/native-api.ts`], packages: ['electron'] },
]

/** @type {readonly Layer[]} */
export const layers = [...engineRows, ...serverRows, ...desktopRows]
