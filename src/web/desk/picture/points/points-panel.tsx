export const PointsPanel = () => null
