import { once } from 'node:events'
import { text as textOf } from 'node:stream/consumers'
import type { Language } from './language.ts'

/** 0 done · 1 refused or bad input · 2 the command was written wrongly. */
export const exitCodes = { done: 0, refused: 1, usage: 2 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** What a command may see of the outside world: tests pass one that remembers. */
export interface Terminal {
  readonly language: Language
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The answer: standard output. */
  out(text: string): void
  /** A piece of a long answer, as it is; resolves when there is room for more. */
  write(piece: string): Promise<void>
  /** All of standard input, as text. */
  input(): Promise<string>
  /** Everything else: standard error, one line. */
  note(text: string): void
  /** Replaces the current line of standard error; does nothing when that is not a terminal. */
  progress(line: string): void
  /** Columns of standard output, 80 when unknown. */
  readonly width: number
  readonly colour: boolean
  now(): number
}

/** Node's own streams. Colour follows https://no-color.org and `FORCE_COLOR`. */
export function nodeTerminal(language: Language): Terminal {
  const { stdout, stderr, env } = process
  const clear = '\r\u001B[2K'
  let dirty = false
  const wipe = (): void => {
    if (dirty) stderr.write(clear)
    dirty = false
  }
  return {
    language,
    environment: env,
    width: Math.min(stdout.columns || 80, 120),
    colour: env.NO_COLOR ? false : Boolean(env.FORCE_COLOR) || Boolean(stdout.isTTY),
    now: () => Date.now(),
    out: (text) => {
      wipe()
      stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    write: async (piece) => {
      if (!stdout.write(piece)) await once(stdout, 'drain')
    },
    input: () => textOf(process.stdin),
    note: (text) => {
      wipe()
      stderr.write(`${text}\n`)
    },
    progress: (line) => {
      if (!stderr.isTTY) return
      stderr.write(line === '' ? clear : `${clear}${line}`)
      dirty = line !== ''
    },
  }
}

/** JSON as every `--json` prints it: one indented document, then a newline. */
export const printJson = (terminal: Terminal, value: unknown): void => terminal.out(JSON.stringify(value, null, 2))
