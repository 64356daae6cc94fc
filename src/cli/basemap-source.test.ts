import { describe, expect, it } from 'vitest'
import { parseBasemap } from './basemap-source.ts'

const kindOf = (text: string) => {
  const read = parseBasemap(text)
  if (!read.ok) return read.problem.code
  return read.value.from === 'file' ? `file ${read.value.path}` : `${read.value.kind} ${read.value.origin}`
}

describe('the setting of a base map', () => {
  it.each([
    ['https://tiles.example.se/{z}/{x}/{y}.png', 'raster https://tiles.example.se'],
    ['https://tiles.example.se:8443/wmts/{z}/{y}/{x}?key=a', 'raster https://tiles.example.se:8443'],
    ['https://tiles.example.se/{z}/{x}/{y}.pbf?key=a', 'vector https://tiles.example.se'],
    ['https://tiles.example.se/{z}/{x}/{y}.mvt', 'vector https://tiles.example.se'],
    ['https://tiles.example.se/style.json?key=a', 'style https://tiles.example.se'],
    ['http://127.0.0.1:8080/{z}/{x}/{y}.png', 'raster http://127.0.0.1:8080'],
    ['/srv/maps/town.pmtiles', 'file /srv/maps/town.pmtiles'],
    ['town.pmtiles', 'file town.pmtiles'],
  ])('reads %s', (text, read) => expect(kindOf(text)).toBe(read))

  it.each([
    'https://tiles.example.se/',
    'https://tiles.example.se/{z}/{x}.png',
    'https://{s}.tiles.example.se/{z}/{x}/{y}.png',
    'https://{x}.tiles.example.se/{z}/{y}/a.png',
    'https://tiles.example.se/{z}/{x}/{y}{r}.png',
    'https://user:pass@tiles.example.se/{z}/{x}/{y}.png',
    'https://tiles.example.se/town.pmtiles',
    'ftp://tiles.example.se/town.pmtiles',
    'osm',
  ])('does not take %s', (text) => expect(kindOf(text)).toBe('not-a-basemap'))

  it('does not ask for tiles over an open line', () =>
    expect(kindOf('http://tiles.example.se/{z}/{x}/{y}.png')).toBe('not-private'))

  it('opens one origin and cannot be made to open more', () => {
    const read = parseBasemap("https://a.se; script-src * 'unsafe-inline'/{z}/{x}/{y}.png")
    expect(read.ok).toBe(false)
  })
})
