import type { EpochMs } from '../../domain/time/interval.ts'
import type { FileAnalysis } from '../../usecases/file-analysis.ts'

/** An analysis, by which version and when it was written. */
export interface FileReport extends FileAnalysis {
  readonly version: string
  readonly writtenAt: EpochMs
}
