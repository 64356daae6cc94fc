import type { Language } from '../../src/cli/language.ts'
import { runCommandLine } from '../../src/cli/program.ts'
import type { ExitCode, Terminal } from '../../src/cli/terminal.ts'

export interface Ran {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
  /** Standard output as the document that `--json` promises. */
  json(): Record<string, unknown>
}

/** Runs a command line in this process, as the binary does, and remembers what it printed. */
export async function narvaro(
  argv: readonly string[],
  {
    language = 'en',
    environment = {},
    input = '',
  }: { language?: Language; environment?: Record<string, string>; input?: string } = {},
): Promise<Ran> {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    language,
    environment,
    width: 80,
    colour: false,
    now: () => Date.UTC(2026, 10, 23, 12),
    out: (text) => {
      out += `${text.trimEnd()}\n`
    },
    write: async (piece) => {
      out += piece
    },
    input: async () => input,
    note: (text) => {
      err += `${text}\n`
    },
    progress: () => {},
  }
  const code = await runCommandLine(argv, terminal, '1.2.3')
  return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> }
}
