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

export default defineConfig({
  root: 'src/web/desk',
  plugins: [onlySpokenLanguages, react()],
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
  },
})
