import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const compiler = join(import.meta.dirname, '..', '..', 'node_modules', 'assemblyscript', 'bin', 'asc.js')
const options = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert']

/** The text of src/analysis/window-pass-bytes.ts, compiled from window-pass.as here. */
export function windowPassBytesText(): string {
  // The compiler takes no name but .ts, under which our own tools would take it for TypeScript.
  const folder = mkdtempSync(join(tmpdir(), 'narvaro-wasm-'))
  try {
    copyFileSync(join(import.meta.dirname, 'window-pass.as'), join(folder, 'window-pass.ts'))
    execFileSync(process.execPath, [compiler, 'window-pass.ts', ...options, '--outFile', 'out.wasm'], { cwd: folder })
    const digits = readFileSync(join(folder, 'out.wasm'), 'hex')
    return `// Made by scripts/wasm.ts from scripts/wasm/window-pass.as.\nexport const windowPassBytes =\n  '${digits}'\n`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
