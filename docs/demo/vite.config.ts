import { defineConfig } from 'vite'

// The page of the analysis engine in a browser: `npm run docs:demo` builds it and says where it can be opened.
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: { outDir: '../../dist/docs-demo', emptyOutDir: true, target: ['chrome123', 'firefox121', 'safari17.5'] },
  worker: { format: 'es' },
})
