import type { RankedPlace } from '../../../wire/picture.ts'
import type { Formats } from '../../ui/format.ts'
import type { Messages } from '../../ui/messages/sv.ts'

/** `fre 18–21`, or that there is no clear time. */
export function peakWords({ peak }: RankedPlace, { list }: Messages, format: Formats): string {
  if (!peak) return list.noPeak
  return list.peak(format.weekday(peak.weekday, 'short'), format.hour(peak.fromHour), format.hour(peak.toHour))
}
