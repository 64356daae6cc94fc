#!/usr/bin/env node
import { languageAsked, languageOf } from './language.ts'
import { packageVersion } from './package-version.ts'
import { runCommandLine } from './program.ts'
import { nodeTerminal } from './terminal.ts'

const argv = process.argv.slice(2)
const terminal = nodeTerminal(languageAsked(argv) ?? languageOf(process.env))

// `narvaro analyse … | head` closes the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

// The code is set and not exited with, so that a server that still listens, or output on its way, lives on.
process.exitCode = await runCommandLine(argv, terminal, packageVersion())
