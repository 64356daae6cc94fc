import { defineConfig } from 'vitest/config'

// Mutants of one kernel are met by the tests that import it; `scripts/mutants.ts` names the files.
export default defineConfig({
  test: {
    include: (process.env.NARVARO_MUTANT_TESTS ?? 'src/analysis/*.test.ts').split(','),
    maxWorkers: 1,
    // Inner loops that count which mutants they meet take several times as long; what never ends is Stryker's to stop.
    testTimeout: 60_000,
  },
})
