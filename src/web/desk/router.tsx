import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { parseImportSearch } from './imports/import-search.ts'
import { parsePresenceSearch } from './presence/presence-search.ts'
import { ComingRoom } from './rooms/coming-room.tsx'
import { keptSearch, parseSearch } from './search.ts'
import { SessionGate } from './session/session-gate.tsx'
import { Broken } from './shell/broken.tsx'
import { FirstOperation } from './shell/first-operation.tsx'
import { NotFound } from './shell/not-found.tsx'
import { Shell } from './shell/shell.tsx'

const rootRoute = createRootRoute({ component: SessionGate, notFoundComponent: NotFound })

const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: FirstOperation })

const operationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operations/$operationId',
  component: Shell,
  validateSearch: parseSearch,
  search: { middlewares: [retainSearchParams(keptSearch)] },
})

const operationIndexRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: '/',
  beforeLoad: ({ params, search }) => {
    throw redirect({ to: '/operations/$operationId/picture', params, search, replace: true })
  },
})

const pictureRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'picture',
  component: lazyRouteComponent(() => import('./picture/picture-room.tsx'), 'PictureRoom'),
})
const presenceRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'presence',
  validateSearch: parsePresenceSearch,
  component: lazyRouteComponent(() => import('./presence/presence-room.tsx'), 'PresenceRoom'),
})
const importRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'import',
  validateSearch: parseImportSearch,
  component: lazyRouteComponent(() => import('./imports/import-page.tsx'), 'ImportPage'),
})
const membersRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'members',
  component: lazyRouteComponent(() => import('./members/members-page.tsx'), 'MembersPage'),
})
const logRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'log',
  component: lazyRouteComponent(() => import('./log/log-page.tsx'), 'LogPage'),
})

const groundRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'ground',
  component: lazyRouteComponent(() => import('./ground/ground-page.tsx'), 'GroundPage'),
})

const apiRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'api',
  component: lazyRouteComponent(() => import('./api-page/api-page.tsx'), 'ApiPage'),
})
const exportRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'export',
  component: lazyRouteComponent(() => import('./export/export-page.tsx'), 'ExportPage'),
})

const helpRoute = createRoute({
  getParentRoute: () => operationRoute,
  path: 'help',
  component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage'),
})

const coming = (room: 'voices' | 'partners' | 'effect') =>
  createRoute({ getParentRoute: () => operationRoute, path: room, component: () => <ComingRoom room={room} /> })

const routeTree = rootRoute.addChildren([
  homeRoute,
  operationRoute.addChildren([
    operationIndexRoute,
    pictureRoute,
    presenceRoute,
    importRoute,
    groundRoute,
    membersRoute,
    logRoute,
    apiRoute,
    exportRoute,
    helpRoute,
    coming('voices'),
    coming('partners'),
    coming('effect'),
  ]),
])

export const newRouter = () =>
  createRouter({ routeTree, defaultPreload: false, defaultErrorComponent: Broken, scrollRestoration: true })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
