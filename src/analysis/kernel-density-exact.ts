import {
  cellsInside,
  checkRequest,
  type DensityGrid,
  firstEast,
  firstNorth,
  type KernelChoice,
  type KernelDensity,
  type WeightedPoints,
  weightsInside,
} from './kernel-grid.ts'
import { exactMass } from './kernel-mass.ts'
import { kernelAt } from './planar-kernel.ts'
import { checkpoint, type Hooks } from './work.ts'

/**
 * The same as `kernelDensity` straight from the definition: every point at every cell, the Gaussian not cut, the mass inside the
 * window at every cell (uniform) or point (Jones–Diggle) itself. What the fast version is held against, and good for small input.
 * Throws as `kernelDensity`. Cost: O(points × cells), some 10 ns each.
 */
export function exactKernelDensity(
  points: WeightedPoints,
  grid: DensityGrid,
  choice: KernelChoice,
  hooks?: Hooks,
): KernelDensity {
  const sides = checkRequest(points, grid, choice)
  const { weight, leftOut } = weightsInside(points, sides)
  const inside = cellsInside(grid, sides)
  const question = sides && { ...choice, sides }
  const { eastMetres, northMetres } = points
  if (question && choice.edge === 'jones-diggle') {
    for (let i = 0; i < weight.length; i++) weight[i]! /= exactMass(question, eastMetres[i]!, northMetres[i]!)
  }
  const perSquareMetre = new Float64Array(inside.length)
  for (let cell = 0; cell < inside.length; cell++) {
    if (cell % grid.columns === 0) checkpoint(hooks, cell, inside.length)
    if (inside[cell] === 0) continue
    const east = firstEast(grid) + (cell % grid.columns) * grid.cellEastMetres
    const north = firstNorth(grid) + Math.floor(cell / grid.columns) * grid.cellNorthMetres
    let sum = 0
    for (let i = 0; i < weight.length; i++) {
      const squared = (eastMetres[i]! - east) ** 2 + (northMetres[i]! - north) ** 2
      sum += weight[i]! * kernelAt(choice.kernel, choice.bandwidthMetres, squared)
    }
    perSquareMetre[cell] = question && choice.edge === 'uniform' ? sum / exactMass(question, east, north) : sum
  }
  return { perSquareMetre, inside, counted: weight.length - leftOut, leftOut }
}
