import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumFlags, chromiumMissing, chromiumPath } from './e2e/chromium.ts'

const root = join(import.meta.dirname, '..')
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const folder = mkdtempSync(join(tmpdir(), 'narvaro-pack-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Locked {
  readonly dev?: boolean
  readonly [field: string]: unknown
}

const packageJson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>

/** What `npm install narvaro-….tgz` would write, at the versions of our lockfile: nothing has to be looked up. */
function lockFor(tarball: string): unknown {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const kept = Object.entries(lock.packages).filter(([path, { dev, devOptional }]) => path && !dev && !devOptional)
  const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
  const { version, dependencies, optionalDependencies, bin, engines } = packageJson
  const own = { version, resolved: `file:${tarball}`, integrity, dependencies, optionalDependencies, bin, engines }
  return {
    name: 'somewhere',
    lockfileVersion: 3,
    packages: {
      '': { name: 'somewhere', dependencies: { narvaro: `file:${tarball}` } },
      ...Object.fromEntries(kept),
      'node_modules/narvaro': own,
    },
  }
}

describe('the packed tarball, in an empty folder', () => {
  const home = join(folder, 'somewhere')
  let files: readonly string[] = []

  beforeAll(() => {
    // The build itself and not `prepack`, which may install: that would pull node_modules from under other tests.
    // The client is built only where there is none, since others may be serving it.
    const build = [
      join(root, 'scripts', 'build.mjs'),
      ...(existsSync(join(root, 'dist', 'web', 'index.html')) ? ['--server'] : []),
    ]
    execFileSync(process.execPath, build, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
    const packed = execFileSync(npm, pack, { cwd: root, encoding: 'utf8' })
    const [{ filename, files: listed }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [
      { filename: string; files: { path: string }[] },
    ]
    files = listed.map(({ path }) => path)
    const tarball = join(folder, filename)
    mkdirSync(home)
    const manifest = { name: 'somewhere', dependencies: { narvaro: `file:${tarball}` } }
    writeFileSync(join(home, 'package.json'), JSON.stringify(manifest))
    writeFileSync(join(home, 'package-lock.json'), JSON.stringify(lockFor(tarball)))
    const quiet = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync(npm, ['ci', ...quiet], { cwd: home, encoding: 'utf8' })
  }, 180_000)

  it('holds compiled code with types, the SQL and the client, and no source or test', () => {
    expect(files).toEqual(expect.arrayContaining(['dist/cli/narvaro.js', 'dist/analysis/aoristic.d.ts', 'LICENSE']))
    expect(files.some((path) => /^dist\/storage\/migrations\/0001-.*\.sql$/.test(path))).toBe(true)
    expect(files).toContain('dist/web/index.html')
    expect(files.filter((path) => /^(src|test|data|bench)\/|\.test\.|\.env|secret/.test(path))).toEqual([])
  })

  it('answers `npx narvaro --help`', () => {
    const help = execFileSync('npx', ['--no-install', 'narvaro', '--help'], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' },
    })
    for (const name of ['serve', 'migrate', 'import', 'export', 'analyse', 'demo', 'method', 'user'])
      expect(help).toContain(name)
  })

  /** What a researcher would write: a few events, the same on one thread and on two, and a method by its name. */
  const program = `
    import { nearRepeats } from 'narvaro/analysis'
    import { openPool } from 'narvaro/analysis/pool'
    import { callMethod, methodNamed } from 'narvaro/methods'
    const column = (step) => Float64Array.from({ length: 60 }, (_, i) => (i * step) % 97)
    const input = {
      eastMetres: column(7), northMetres: column(11), days: column(5), permutations: 99, seed: 1,
      distanceEdgesMetres: Float64Array.of(0, 20, 40), dayEdges: Float64Array.of(0, 7, 14),
    }
    const pool = openPool({ threads: 2 })
    const shared = JSON.stringify(await pool.run('near-repeats', input))
    pool.close()
    const called = callMethod('aoristic', methodNamed('aoristic').example)
    globalThis.report([JSON.stringify(nearRepeats(input)), shared, JSON.stringify(called)])`

  let inNode: readonly string[] = []

  it('is an analysis library in Node: kernels, threads, methods', () => {
    writeFileSync(
      join(home, 'program.mjs'),
      `globalThis.report = (told) => console.log(JSON.stringify(told));${program}`,
    )
    inNode = JSON.parse(execFileSync(process.execPath, ['program.mjs'], { cwd: home, encoding: 'utf8' }))
    const [here, shared, called] = inNode
    expect(shared).toBe(here)
    expect(JSON.parse(here ?? '')).toMatchObject({ events: 60 })
    expect(JSON.parse(called ?? '')).toMatchObject({ ok: true, value: { method: 'aoristic' } })
  })

  it('has types that a strict compiler of a stranger takes, its own declarations checked too', () => {
    writeFileSync(
      join(home, 'typed.mts'),
      `import { displacementWatch, nearRepeats, type NearRepeats, rateRatio, type WatchInput } from 'narvaro/analysis'
      import { rankPoints } from 'narvaro/analysis/point-ranking'
      import { openPool } from 'narvaro/analysis/pool'
      import { callMethod } from 'narvaro/methods'
      const town: WatchInput = { placeCount: 1, weeksBefore: 2, weeksSince: 1, target: [1, 2, 3], comparison: [4, 5, 6] }
      const week: number | undefined = displacementWatch(town).proposals[0]?.week
      const day = Float64Array.of(0, 1)
      const events = { eastMetres: day, northMetres: day, days: day, distanceEdgesMetres: day, dayEdges: day }
      const answer: NearRepeats = await openPool({ threads: 2 }).run('near-repeats', { ...events, permutations: 9, seed: 1 })
      const called = callMethod('wilson', {})
      if (called.ok) called.value.version satisfies number
      // @ts-expect-error: counts are no text
      rateRatio({ targetBefore: '1', targetAfter: 1, comparisonBefore: 1, comparisonAfter: 1 })
      export { answer, nearRepeats, rankPoints, week }`,
    )
    const strict =
      '--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck false --module nodenext --target es2023'
    const tsc = join(root, 'node_modules', '.bin', 'tsc')
    const { stdout } = spawnSync(tsc, [...strict.split(' '), '--types', '', 'typed.mts'], {
      cwd: home,
      encoding: 'utf8',
    })
    expect(stdout).toBe('')
  })

  it.skipIf(!chromiumPath)(
    chromiumPath ? 'is the same library in a browser, bundled: the same bytes' : chromiumMissing,
    async () => {
      const page = join(home, 'page')
      mkdirSync(page)
      writeFileSync(join(page, 'program.js'), program)
      writeFileSync(
        join(page, 'index.html'),
        '<!doctype html><title>page</title><script type="module" src="./program.js"></script>',
      )
      // Its own options only: the bundler of a stranger's project knows nothing of ours.
      const bundling = {
        root: page,
        configFile: false as const,
        logLevel: 'error' as const,
        worker: { format: 'es' as const },
      }
      await build({ ...bundling, build: { target: 'esnext' } })
      const server = await preview({ ...bundling, preview: { host: '127.0.0.1', port: 0 } })
      const browser = await chromium.launch({ executablePath: chromiumPath as string, args: chromiumFlags })
      try {
        const tab = await browser.newPage()
        const told = new Promise<unknown>((resolve) => void tab.exposeFunction('report', resolve))
        await tab.goto(server.resolvedUrls?.local[0] as string)
        expect(await told).toEqual(inNode)
      } finally {
        await browser.close()
        await server.close()
      }
    },
    60_000,
  )

  it('finds its SQL: `narvaro migrate` makes a database', () => {
    const made = spawnSync('npx', ['--no-install', 'narvaro', 'migrate', '--json'], {
      cwd: home,
      encoding: 'utf8',
      env: { ...process.env, NARVARO_DATA: join(home, 'data'), NARVARO_DATABASE_URL: '' },
    })
    expect(made.status, made.stderr).toBe(0)
    expect(JSON.parse(made.stdout)).toMatchObject({ database: { kind: 'pglite' } })
  }, 90_000)
})

describe('the launcher on a Node that is too old', () => {
  /** A package that wants Node 999, so that every Node is too old for it. */
  function packageWanting(name: string): string {
    const home = join(folder, name)
    mkdirSync(join(home, 'dist', 'cli'), { recursive: true })
    cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
    writeFileSync(join(home, 'dist', 'cli', 'narvaro.js'), 'console.log("ran", process.execPath, process.argv[2])')
    const optionalDependencies = { [`node-${process.platform}-${process.arch}`]: '999.1.0' }
    writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module', optionalDependencies }))
    return home
  }
  const launch = (home: string) =>
    spawnSync(process.execPath, [join(home, 'bin', 'narvaro.mjs'), 'word'], { encoding: 'utf8' })

  it('goes on with the Node that was installed with the package', () => {
    const home = packageWanting('with-node')
    const own = join(home, 'node_modules', `node-${process.platform}-${process.arch}`)
    mkdirSync(join(own, 'bin'), { recursive: true })
    writeFileSync(join(own, 'package.json'), '{}')
    symlinkSync(process.execPath, join(own, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'))
    expect(launch(home).stdout).toContain('ran')
    expect(launch(home).stdout).toContain('word')
  })

  it('says in both languages which Node it needs when there is none', () => {
    const { status, stderr, stdout } = launch(packageWanting('without-node'))
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('needs Node 999 or newer')
    expect(stderr).toContain('kräver Node 999 eller nyare')
  })

  it('is what the package calls its command, and packing builds first', () => {
    expect(packageJson.bin).toEqual({ narvaro: 'bin/narvaro.mjs' })
    expect(packageJson.scripts).toMatchObject({ prepack: 'node scripts/run.mjs scripts/build.mjs' })
  })
})
