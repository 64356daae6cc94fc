import { defineConfig } from 'vitest/config'

// Mutants of one kernel are met by the tests that import it; `scripts/mutants.mjs` names the files.
export default defineConfig({
  test: { include: (process.env.NARVARO_MUTANT_TESTS ?? 'src/analysis/*.test.ts').split(','), maxWorkers: 1 },
})
