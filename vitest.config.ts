import { defineConfig } from 'vitest/config'

// Two cores: more workers than that only wait for each other. PGlite takes 300–800 MB each.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
