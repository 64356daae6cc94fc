export const UnresolvedPanel = () => null
