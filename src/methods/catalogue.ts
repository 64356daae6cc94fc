import { anyTime } from './any-time.ts'
import { aoristic } from './aoristic.ts'
import { backTest } from './back-test.ts'
import { completeness } from './completeness.ts'
import { cusum } from './cusum.ts'
import { differenceInDifferences } from './difference-in-differences.ts'
import { dispersion } from './dispersion.ts'
import { displacementWatch } from './displacement-watch.ts'
import { eBh } from './e-bh.ts'
import { eTest } from './e-test.ts'
import { ears } from './ears.ts'
import { falseDiscovery } from './false-discovery.ts'
import { farrington } from './farrington.ts'
import { feedbackWeight } from './feedback-weight.ts'
import { giStar } from './gi-star.ts'
import { kde } from './kde.ts'
import { kdeBandwidth } from './kde-bandwidth.ts'
import { knox } from './knox.ts'
import { localMoran } from './local-moran.ts'
import type { Method } from './method.ts'
import { nearRepeats } from './near-repeats.ts'
import { networkKde } from './network-kde.ts'
import { phaseTest } from './phase-test.ts'
import { placeGraph } from './place-graph.ts'
import { plan } from './plan.ts'
import { pointRanking } from './point-ranking.ts'
import { power } from './power.ts'
import { rateChange } from './rate-change.ts'
import { rateRatio } from './rate-ratio.ts'
import { reporting } from './reporting.ts'
import { scan } from './scan.ts'
import { suppression } from './suppression.ts'
import { syntheticControl } from './synthetic-control.ts'
import { wdd } from './wdd.ts'
import { wdq } from './wdq.ts'
import { wilson } from './wilson.ts'

/** Every method, in the order of docs/methods/README.md. */
export const methods: readonly Method[] = [
  aoristic,
  nearRepeats,
  knox,
  scan,
  ears,
  backTest,
  suppression,
  syntheticControl,
  wdd,
  wdq,
  rateRatio,
  eTest,
  differenceInDifferences,
  power,
  reporting,
  wilson,
  cusum,
  farrington,
  giStar,
  localMoran,
  falseDiscovery,
  feedbackWeight,
  completeness,
  rateChange,
  dispersion,
  pointRanking,
  anyTime,
  displacementWatch,
  eBh,
  phaseTest,
  kde,
  kdeBandwidth,
  networkKde,
  placeGraph,
  plan,
] as readonly Method[]
