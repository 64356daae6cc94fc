import { Type } from 'typebox'
import { kernelBandwidth } from '../analysis/kernel-bandwidth.ts'
import { yard } from './kde.ts'
import { defineMethod } from './method.ts'
import { closed, list, nonNegative, numbers, positive } from './schema-parts.ts'

export const kdeBandwidth = defineMethod({
  name: 'kde-bandwidth',
  version: 1,
  page: 'kde',
  question: {
    sv: 'Hur långt ska en täthetskarta jämna ut, som mest?',
    en: 'How far should a map of densities smooth, at most?',
  },
  input: closed({
    eastMetres: numbers('of each incident, metres east'),
    northMetres: numbers('metres north'),
    weights: Type.Optional(list(nonNegative(), 'of each incident; 1 unless given')),
  }),
  output: closed({
    gaussianMetres: positive('standard deviation, from the spread of both axes'),
    quarticMetres: positive('radius of the quartic that is as good'),
    eastMetres: nonNegative('standard deviation of the Gaussian for the eastern axis alone'),
    northMetres: nonNegative('for the northern axis alone'),
    effectivePoints: positive('how many equal weights these are worth'),
  }),
  example: yard,
  run: ({ eastMetres, northMetres, weights }) =>
    kernelBandwidth({
      eastMetres: Float64Array.from(eastMetres),
      northMetres: Float64Array.from(northMetres),
      ...(weights ? { weights: Float64Array.from(weights) } : {}),
    }),
})
