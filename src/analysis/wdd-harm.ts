import { fail, requireAllWithin, requireLength, requireProbability, requireWithin } from './check.ts'
import { type NotDefined, notDefined } from './method-error.ts'
import { type Estimate, type TestedEstimate, tested } from './tested-estimate.ts'

/**
 * WDDs of several crime groups as one figure of harm (Wheeler 2020, "Amending the WDD test to incorporate harm
 * weights"): Σ w_k WDD_k with variance Σ w_k² Var_k, the groups taken as independent. One sum of weighted counts will not
 * do: ten incidents of weight ten vary more than a hundred of weight one. docs/methods/wdd.md
 * @param groups each group's WDD; one whose counts are all 0 enters as estimate 0, standard error 0
 * @param harm a weight 0 to 1e9 for each group
 * @returns not defined where no group with a weight has an event
 * @throws MethodError for no groups, lengths that differ, weights or confidence out of range
 */
export function wddHarm(
  groups: readonly Estimate[],
  harm: ArrayLike<number>,
  confidence = 0.95,
): TestedEstimate | NotDefined<'no-events'> {
  if (groups.length === 0) fail('empty', 'groups', 'at least 1')
  requireLength('harm', harm, 'groups', groups.length)
  requireAllWithin('harm', harm, 0, 1e9)
  requireProbability('confidence', confidence)
  let estimate = 0
  let variance = 0
  for (const [k, group] of groups.entries()) {
    requireWithin('groups.estimate', group.estimate, -1e20, 1e20)
    requireWithin('groups.standardError', group.standardError, 0, 1e20)
    estimate += harm[k]! * group.estimate
    variance += (harm[k]! * group.standardError) ** 2
  }
  return tested({ estimate, standardError: Math.sqrt(variance) }, confidence) ?? notDefined('no-events')
}
