import type { CommanderError } from 'commander'
import { fill, type Language, type Words } from './language.ts'

/** Titles that the parser prints in help, in Swedish. */
const swedishTitles: Readonly<Record<string, string>> = {
  'Usage:': 'Så här:',
  'Arguments:': 'Argument:',
  'Options:': 'Flaggor:',
  'Global Options:': 'Flaggor för alla kommandon:',
  'Commands:': 'Kommandon:',
}

/** `[options] [command]` in the line that says how a command is written. */
export const usageIn = (language: Language, usage: string): string =>
  language === 'sv' ? usage.replace('[options]', '[flaggor]').replace('[command]', '[kommando]') : usage

export const titleIn = (language: Language, title: string): string =>
  language === 'sv' ? (swedishTitles[title] ?? title) : title

/** What the parser calls a wrong line → Swedish; `{0}`, `{1}` are the names it put in quotes. */
const swedishSentences: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'argumentet <{0}> saknas',
  'commander.optionMissingArgument': 'flaggan {0} saknar sitt värde',
  'commander.missingMandatoryOptionValue': 'flaggan {0} måste anges',
  'commander.unknownOption': 'okänd flagga {0}',
  'commander.excessArguments': 'för många argument',
  'commander.unknownCommand': 'okänt kommando {0}',
  'commander.conflictingOption': '{0} kan inte användas tillsammans med {1}',
  'commander.invalidArgument': 'fel värde för {0}: {last}',
}

const seeHelp: Words = { sv: 'Se narvaro {command}--help.', en: 'See narvaro {command}--help.' }
const meant: Words = { sv: ' Menade du {name}?', en: ' Did you mean {name}?' }

/** One line that says what was wrong with the command line and where help is. */
export function usageSentence(error: CommanderError, language: Language, command: string | null): string {
  const message = error.message.replace(/^error: /, '')
  const suggestion = /\(Did you mean (?:one of )?(.+?)\?\)/.exec(message)?.[1]
  const english = message.replace(/\s*\(Did you mean.*\)/s, '')
  const quoted = [...message.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  const last = /is invalid\. (.*)$/s.exec(message)?.[1] ?? ''
  const template = swedishSentences[error.code]
  const sentence =
    language === 'sv' && template ? fill(template, { 0: quoted[0] ?? '', 1: quoted.at(-1) ?? '', last }) : english
  const help = fill(seeHelp[language], { command: command ? `${command} ` : '' })
  return `narvaro: ${sentence.replace(/\.?$/, '.')}${suggestion ? fill(meant[language], { name: suggestion }) : ''} ${help}`
}
