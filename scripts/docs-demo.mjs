// Builds docs/demo and serves it: near repeats on 20,000 events, computed in the browser. `npm run docs:demo`
import { join } from 'node:path'
import { build, preview } from 'vite'

const configFile = join(import.meta.dirname, '..', 'docs', 'demo', 'vite.config.ts')
await build({ configFile, logLevel: 'warn' })
const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 4243 } })
console.log(`near repeats in the browser: ${server.resolvedUrls?.local[0]} (Ctrl+C stops)`)
