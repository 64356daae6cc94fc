// `narvaro/analysis`: the kernels, for people outside. Inside, import the file itself.
export { aoristicRhythm, busiestStretch } from './aoristic.ts'
export { nearRepeats, nearRepeatsWork } from './near-repeats.ts'
export { rankPoints } from './point-ranking.ts'
