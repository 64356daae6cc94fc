import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** React Aria carries its own words in 34 languages; the desk speaks two. Saves about 60 kB before compression. */
const spokenHere = /\/(?:sv-SE|en-US)\.m?js$/
const onlySpokenLanguages: Plugin = {
  name: 'only-spoken-languages',
  enforce: 'pre',
  load: {
    filter: { id: /react-(?:aria|stately)[^?]*\/intl\/.*\/[a-z]{2}-[A-Z]{2}\.m?js$/ },
    handler: (id) => (spokenHere.test(id) ? null : 'export default {}'),
  },
}

/** A `.br` beside each text file, a tenth smaller than the server could make while somebody waits. */
const compressedBeside: Plugin = {
  name: 'compressed-beside',
  writeBundle: ({ dir = '' }) => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(html|m?js|css|svg)$/.test(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }))
    }
  },
}

export default defineConfig({
  root: 'src/web/desk',
  plugins: [onlySpokenLanguages, react(), compressedBeside],
  // Lightning CSS joins the files into one before it reads `@custom-media`, so that breakpoints live in tokens.css too.
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  build: {
    outDir: '../../../dist/web',
    emptyOutDir: true,
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // Nothing inline: the policy of the server allows this origin's files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    // That the compression takes most of the build's time is known.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
