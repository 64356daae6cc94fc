// Writes src/analysis/window-pass-bytes.ts, compiled from scripts/wasm/window-pass.as: `node scripts/wasm.ts`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { windowPassBytesText } from './wasm/compile.ts'

writeFileSync(join(import.meta.dirname, '..', 'src', 'analysis', 'window-pass-bytes.ts'), windowPassBytesText())
