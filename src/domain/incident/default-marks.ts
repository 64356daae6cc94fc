import type { IncidentSource } from './incident.ts'
import type { RecordMarks } from './marks.ts'

/**
 * The marks of rows whose mapping names none. Police sources stand under brottsdatalagen with Polismyndigheten as
 * controller (trust.md L1–L3); what a partner observed stands under the GDPR with the partner as controller.
 * Grades are X4, not assessed: software must not vouch for a source.
 * @param partner who answers for what was observed: the organisation of the operation, by name
 */
export function defaultMarks(source: IncidentSource, partner: string): RecordMarks {
  return source === 'observed'
    ? { regime: 'gdpr', controller: partner, purpose: 'municipal-prevention', sourceGrade: 'X4' }
    : { regime: 'brottsdatalagen', controller: 'Polismyndigheten', purpose: 'prevent-crime', sourceGrade: 'X4' }
}
