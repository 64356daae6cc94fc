import { Command, CommanderError, Option } from 'commander'
import { type CommandName, commandNamed, commands } from './commands.ts'
import { languages, type Words } from './language.ts'
import { type ExitCode, exitCodes, type Terminal } from './terminal.ts'
import { titleIn, usageIn, usageSentence } from './usage.ts'

const words = {
  about: {
    sv: 'Närvaro: lägesbilden för en lång, platsbunden närvaroinsats. Platser, aldrig personer.',
    en: 'Närvaro: the operations room of a long, place-based presence operation. Places, never persons.',
  },
  help: { sv: 'visa hjälp', en: 'show help' },
  version: { sv: 'visa version', en: 'show the version' },
  lang: { sv: 'språk: sv eller en (annars som LANG)', en: 'language: sv or en (else as LANG)' },
  more: {
    sv: '\nExempel:\n  narvaro analyse anmälningar.csv --html rapport.html\n  narvaro import anmälningar.csv --operation "Månlunda centrum"\n\nnarvaro KOMMANDO --help visar ett kommandos flaggor.',
    en: '\nExamples:\n  narvaro analyse reports.csv --html report.html\n  narvaro import reports.csv --operation "Månlunda centrum"\n\nnarvaro COMMAND --help shows the options of a command.',
  },
} as const satisfies Record<string, Words>

/** The parser with every command named, and `chosen` also defined. Nothing is printed or exited by it. */
async function programOf(
  terminal: Terminal,
  version: string,
  chosen: CommandName | null,
  finish: (code: ExitCode) => void,
): Promise<Command> {
  const { language } = terminal
  const program = configured(new Command('narvaro'), terminal)
    .description(words.about[language])
    .version(version, '-V, --version', words.version[language])
    .addOption(new Option('--lang <sv|en>', words.lang[language]).choices([...languages]))
    .addHelpText('after', words.more[language])
    .helpCommand(false)
  for (const [name, entry] of Object.entries(commands)) {
    const command = program.command(name).description(entry.summary[language])
    if (name === chosen) (await entry.load()).define(command, terminal, finish)
  }
  return program
}

function configured(command: Command, terminal: Terminal): Command {
  return command
    .exitOverride()
    .helpOption('-h, --help', words.help[terminal.language])
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.note(text.trimEnd()),
      outputError: () => {},
      getOutHelpWidth: () => terminal.width,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titleIn(terminal.language, title),
      styleUsage: (usage) => usageIn(terminal.language, usage),
      optionDescription: (option) => option.description,
    })
}

/**
 * Runs one command line.
 * @param argv the words after `narvaro`
 * @returns the exit code; a bug throws
 */
export async function runCommandLine(argv: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  const asked = argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv]
  const chosen = commandNamed(asked)
  let code: ExitCode = exitCodes.done
  const program = await programOf(terminal, version, chosen, (finished) => {
    code = finished
  })
  try {
    await program.parseAsync(asked, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCodes.done
    if (error.code !== 'commander.help') terminal.note(usageSentence(error, terminal.language, chosen))
    return exitCodes.usage
  }
}
