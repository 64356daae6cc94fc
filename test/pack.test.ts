import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

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
    for (const name of ['serve', 'migrate', 'import', 'export', 'analyse', 'demo', 'user']) expect(help).toContain(name)
  })

  it('lets others import a kernel', () => {
    const script = "import('narvaro/analysis/aoristic').then((kernel) => console.log(Object.keys(kernel).join()))"
    const names = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: home, encoding: 'utf8' })
    expect(names).toMatch(/aoristic/i)
  })

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
