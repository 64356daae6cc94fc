import { Argument, type Command, Option } from 'commander'
import { callMethod, methodNamed } from '../methods/call-method.ts'
import { methods } from '../methods/catalogue.ts'
import type { Method } from '../methods/method.ts'
import { methodProblemText } from '../methods/problem-text.ts'
import { schemaDocument } from '../methods/schema-document.ts'
import type { Define } from './commands.ts'
import type { Words } from './language.ts'
import { jsonOption } from './options.ts'
import { progressOf } from './progress.ts'
import { refuseInWords } from './refusal.ts'
import { type ExitCode, exitCodes, printJson, type Terminal } from './terminal.ts'

const words = {
  name: { sv: 'metodens namn', en: 'name of the method' },
  list: { sv: 'visa alla metoder och vilken fråga de svarar på', en: 'show every method and the question it answers' },
  schema: {
    sv: 'visa JSON Schema för in- och utdata, med exempel',
    en: 'show the JSON Schema of input and output, with an example',
  },
  example: {
    sv: '\nExempel:\n  narvaro method --list\n  narvaro method --schema wilson\n  narvaro method wilson < in.json > ut.json',
    en: '\nExample:\n  narvaro method --list\n  narvaro method --schema wilson\n  narvaro method wilson < input.json > output.json',
  },
  nothing: {
    sv: 'ange en metod, --list eller --schema NAMN',
    en: 'give a method, --list or --schema NAME',
  },
  notJson: {
    sv: 'Indata är ingen JSON som går att läsa ({reason}).',
    en: 'The input is not JSON that can be read ({reason}).',
  },
  working: { sv: 'Räknar', en: 'Computing' },
} as const satisfies Record<string, Words>

interface Options {
  readonly list?: boolean
  readonly schema?: string
  readonly json?: boolean
}

function printList(terminal: Terminal, json: boolean): ExitCode {
  if (json) {
    printJson(terminal, {
      methods: methods.map(({ name, version, page, question }) => ({ name, version, page, question })),
    })
    return exitCodes.done
  }
  const width = Math.max(...methods.map(({ name }) => name.length)) + 2
  for (const { name, question } of methods) terminal.out(`${name.padEnd(width)}${question[terminal.language]}`)
  return exitCodes.done
}

function unknown(terminal: Terminal, json: boolean, name: string): ExitCode {
  const problem = { code: 'method.unknown', name } as const
  return refuse(terminal, json, problem)
}

const refuse = (terminal: Terminal, json: boolean, problem: Parameters<typeof methodProblemText>[0]): ExitCode =>
  refuseInWords(terminal, json, problem.code, {
    sv: methodProblemText(problem, 'sv'),
    en: methodProblemText(problem, 'en'),
  })

function printSchema(terminal: Terminal, method: Method): ExitCode {
  printJson(terminal, schemaDocument(method))
  return exitCodes.done
}

async function run(terminal: Terminal, json: boolean, name: string): Promise<ExitCode> {
  let input: unknown
  try {
    input = JSON.parse(await terminal.input())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const told = (language: 'sv' | 'en') => words.notJson[language].replace('{reason}', reason)
    return refuseInWords(terminal, json, 'method.not-json', { sv: told('sv'), en: told('en') })
  }
  const report = progressOf(terminal, words.working[terminal.language])
  const called = callMethod(name, input, { progress: report })
  terminal.progress('')
  if (!called.ok) return refuse(terminal, json, called.problem)
  printJson(terminal, called.value)
  return exitCodes.done
}

/** `narvaro method NAME < input.json`: every method of `narvaro/analysis`, for any language and anyone who wants to check. */
export const define: Define = (command, terminal, finish) => {
  const { language } = terminal
  command
    .addArgument(new Argument('[name]', words.name[language]))
    .option('--list', words.list[language])
    .addOption(new Option('--schema <name>', words.schema[language]))
    .addOption(jsonOption(terminal))
    .addHelpText('after', words.example[language])
    .action(async (name: string | undefined, { list, schema, json = false }: Options, self: Command) => {
      const asked = schema ?? name
      if (list) return finish(printList(terminal, json))
      if (asked === undefined) return self.error(words.nothing[language])
      const method = methodNamed(asked)
      if (method === null) return finish(unknown(terminal, json, asked))
      finish(schema === undefined ? await run(terminal, json, asked) : printSchema(terminal, method))
    })
}
