/** The five rooms, in the order of the navigation; the same words name folders, addresses and the API. */
export const rooms = ['picture', 'presence', 'voices', 'partners', 'effect'] as const
export type Room = (typeof rooms)[number]
