import { UiProvider } from '@sendero/ui'
import { createBrowserRouter } from 'react-router'
import type { RouteObject } from 'react-router'
import { paths } from './base/paths.ts'
import { SetupPage } from './features/setup/SetupPage.tsx'
import { InvitePage } from './features/sign-in/InvitePage.tsx'
import { SignInPage } from './features/sign-in/SignInPage.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { PageFault } from './PageFault.tsx'
import { Shell } from './shell/Shell.tsx'

// Pages are loaded when they are first looked at: who reads numbers needs no editor.
const pages: RouteObject[] = [
  { path: '/', lazy: async () => ({ Component: (await import('./features/home/HomePage.tsx')).HomePage }) },
  { path: paths.journeys, lazy: async () => ({ Component: (await import('./features/journeys/JourneysPage.tsx')).JourneysPage }) },
  { path: paths.journey(':id'), lazy: async () => ({ Component: (await import('./features/journey-editor/EditorPage.tsx')).EditorPage }) },
  { path: paths.segments, lazy: async () => ({ Component: (await import('./features/segments/SegmentsPage.tsx')).SegmentsPage }) },
  { path: paths.newSegment, lazy: async () => ({ Component: (await import('./features/segments/SegmentPage.tsx')).SegmentPage }) },
  { path: paths.segment(':id'), lazy: async () => ({ Component: (await import('./features/segments/SegmentPage.tsx')).SegmentPage }) },
  { path: paths.lists, lazy: async () => ({ Component: (await import('./features/lists/ListsPage.tsx')).ListsPage }) },
  { path: paths.list(':id'), lazy: async () => ({ Component: (await import('./features/lists/ListPage.tsx')).ListPage }) },
  { path: paths.customers, lazy: async () => ({ Component: (await import('./features/customers/CustomersPage.tsx')).CustomersPage }) },
  { path: paths.importCustomers, lazy: async () => ({ Component: (await import('./features/imports/ImportPage.tsx')).ImportPage }) },
  { path: `${paths.customers}/:customerId`, lazy: async () => ({ Component: (await import('./features/customers/CustomerPage.tsx')).CustomerPage }) },
  { path: paths.events, lazy: async () => ({ Component: (await import('./features/events/EventsPage.tsx')).EventsPage }) },
  { path: paths.templates, lazy: async () => ({ Component: (await import('./features/templates/TemplatesPage.tsx')).TemplatesPage }) },
  { path: paths.newTemplate, lazy: async () => ({ Component: (await import('./features/templates/NewTemplatePage.tsx')).NewTemplatePage }) },
  { path: paths.template(':id'), lazy: async () => ({ Component: (await import('./features/templates/TemplatePage.tsx')).TemplatePage }) },
  { path: '/mailbox/*', lazy: async () => ({ Component: (await import('./features/mailbox/MailboxPage.tsx')).MailboxPage }) },
  { path: `${paths.settings()}/*`, lazy: async () => ({ Component: (await import('./features/settings/SettingsPage.tsx')).SettingsPage }) },
  { path: '/ui', lazy: async () => ({ Component: (await import('@sendero/ui/showcase')).Showcase }) },
  { path: '*', Component: NotFoundPage },
]

export const createSignedInRouter = (onChange: () => void) => createBrowserRouter([{ path: paths.invite(':token'), element: <UiProvider><InvitePage onChange={onChange} /></UiProvider> }, { Component: Shell, children: [{ errorElement: <PageFault />, children: pages }] }])

export const createSetupRouter = (needsToken: boolean, onDone: () => void) => createBrowserRouter([{ path: '*', element: <SetupPage needsToken={needsToken} onDone={onDone} /> }])

export const createSignInRouter = (onDone: () => void) => createBrowserRouter([{ path: paths.invite(':token'), element: <InvitePage onChange={onDone} /> }, { path: '*', element: <SignInPage onDone={onDone} /> }])
