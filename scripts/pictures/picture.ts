import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'

/**
 * A picture of a method page: what it is called, what it shows (its alternative text), and how to draw it.
 * Kept as SVG in docs/methods/images/<name>.svg by `npx node scripts/method-pictures.ts`.
 */
export interface Picture {
  readonly name: string
  readonly alt: string
  readonly draw: () => string
}

/** Colours of the interface: change from blue (fewer) to orange (more), amount from light to dark, never red. */
export const ink = {
  text: '#1f2933',
  quiet: '#7b8794',
  amount: '#274b7a',
  light: '#c5d4e8',
  fewer: '#2b6cb0',
  more: '#d9730d',
}

/** A plot as SVG text that stands alone, on white so that it can be read in a dark page too. */
export function svgOf(options: Plot.PlotOptions): string {
  const { document } = parseHTML('<html><body></body></html>')
  const svg = Plot.plot({
    document: document as unknown as NonNullable<Plot.PlotOptions['document']>,
    width: 680,
    height: 300,
    marginLeft: 56,
    marginBottom: 44,
    style: { background: 'white', color: ink.text, fontSize: '12px', fontFamily: 'system-ui, sans-serif' },
    ...options,
  })
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${svg.outerHTML}\n`
}
