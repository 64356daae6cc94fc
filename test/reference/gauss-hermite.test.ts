import { describe, expect, it } from 'vitest'
import { gaussHermite } from '../../src/analysis/gauss-hermite.ts'

/** The physicists' rule: weight e^(−x²). Nodes from 0 up, and their weights. */
function physicists(count: number) {
  const { nodes, logWeights } = gaussHermite(count)
  const from = count >> 1
  return {
    nodes: Array.from(nodes.subarray(from), (x) => x / Math.SQRT2),
    weights: Array.from(logWeights.subarray(from), (w) => Math.exp(w) * Math.sqrt(Math.PI)),
  }
}

describe('Gauss–Hermite nodes and weights', () => {
  it('are those of Beyer 1987, CRC Standard Mathematical Tables, 28th ed., p. 464, as given by MathWorld', () => {
    const table: [number, number[], number[]][] = [
      [2, [Math.SQRT1_2], [0.886227]],
      [3, [0, 1.22474], [1.18164, 0.295409]],
      [4, [0.524648, 1.65068], [0.804914, 0.0813128]],
      [5, [0, 0.958572, 2.02018], [0.945309, 0.393619, 0.0199532]],
    ]
    for (const [count, nodes, weights] of table) {
      const rule = physicists(count)
      nodes.forEach((x, k) => expect(rule.nodes[k]).toBeCloseTo(x, 5))
      weights.forEach((w, k) => expect(rule.weights[k]).toBeCloseTo(w, 5))
    }
  })

  it('are those of numpy.polynomial.hermite.hermgauss(20)', () => {
    const nodes = [
      0.24534070830090124, 0.7374737285453944, 1.234076215395323, 1.7385377121165861, 2.2549740020892757,
      2.7888060584281305, 3.3478545673832163, 3.944764040115625, 4.603682449550744, 5.387480890011233,
    ]
    const weights = [
      0.4622436696006101, 0.28667550536283415, 0.1090172060200233, 0.024810520887463643, 0.0032437733422378567,
      0.00022833863601635365, 7.80255647853206e-6, 1.0860693707692782e-7, 4.3993409922731747e-10,
      2.2293936455341447e-13,
    ]
    const rule = physicists(20)
    nodes.forEach((x, k) => expect(rule.nodes[k]).toBeCloseTo(x, 13))
    weights.forEach((w, k) => expect(Math.abs((rule.weights[k] ?? Number.NaN) / w - 1)).toBeLessThan(1e-11))
  })
})
