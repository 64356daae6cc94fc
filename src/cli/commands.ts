import type { Command } from 'commander'
import type { Words } from './language.ts'
import type { ExitCode, Terminal } from './terminal.ts'

/** Adds options, help and the action to a command; the action hands its exit code to `finish`. */
export type Define = (command: Command, terminal: Terminal, finish: (code: ExitCode) => void) => void

interface CommandEntry {
  readonly summary: Words
  /** Loaded only when the command is named: `--help` and `analyse` must not wait for the database. */
  load(): Promise<{ readonly define: Define }>
}

/** Every command, in the order that help lists them. */
export const commands = {
  analyse: {
    summary: {
      sv: 'Läs en fil och visa var och när det händer. Ingen databas behövs.',
      en: 'Read a file and show where and when things happen. Needs no database.',
    },
    load: () => import('./analyse.ts'),
  },
  import: {
    summary: {
      sv: 'Läs in händelser, platser, områden eller brottskoder i en insats.',
      en: 'Import incidents, places, areas or crime codes into an operation.',
    },
    load: () => import('./import.ts'),
  },
  export: {
    summary: { sv: 'Skriv ut en insats händelser som CSV.', en: 'Write the incidents of an operation as CSV.' },
    load: () => import('./export.ts'),
  },
  serve: {
    summary: { sv: 'Starta servern och dess webbplats.', en: 'Start the server and its web pages.' },
    load: () => import('./serve-command.ts'),
  },
  migrate: {
    summary: { sv: 'Skapa eller uppdatera databasens tabeller.', en: 'Create or update the tables of the database.' },
    load: () => import('./migrate.ts'),
  },
  demo: {
    summary: { sv: 'Gör en påhittad stad att öva på.', en: 'Make an invented town to practise on.' },
    load: () => import('./demo.ts'),
  },
  method: {
    summary: {
      sv: 'Räkna med en av metoderna: JSON in, JSON ut.',
      en: 'Compute with one of the methods: JSON in, JSON out.',
    },
    load: () => import('./method.ts'),
  },
  user: {
    summary: { sv: 'Lägg till, visa och ändra användare.', en: 'Add, list and change users.' },
    load: () => import('./user-command.ts'),
  },
} as const satisfies Record<string, CommandEntry>
export type CommandName = keyof typeof commands

/** The command a line names: its first word that is no option (`help import` names `import`). */
export function commandNamed(argv: readonly string[]): CommandName | null {
  const words = argv.filter((word, i) => !word.startsWith('-') && argv[i - 1] !== '--lang')
  const word = words[0] === 'help' ? words[1] : words[0]
  return word !== undefined && Object.hasOwn(commands, word) ? (word as CommandName) : null
}
