import { createHash, createHmac } from 'node:crypto'
import type { Seal } from '../usecases/export/provenance.ts'

/** Watermarks with a key made of the server's secret for this alone: it says nothing of the one that signs cookies. */
export function exportSeal(secret: string): Seal {
  const key = createHmac('sha256', secret).update('narvaro export watermark').digest()
  return {
    hash: () => {
      const hash = createHash('sha256')
      return { update: (text) => void hash.update(text), digest: () => hash.digest('hex') }
    },
    sign: (text) => createHmac('sha256', key).update(text).digest('hex'),
  }
}
