import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from './xlsx-writer.ts'
import { writeZip } from './zip-writer.ts'

const bytes = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(pieces))
const asText = (part: Uint8Array | undefined) => Buffer.from(part ?? []).toString()

describe('an archive as it is made', () => {
  it('gives another reader what went in, whatever the pieces', async () => {
    const piece = fc.string({ unit: 'grapheme', maxLength: 300 })
    const parts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}\/[åäö]{1,4}\.xml$/), fc.array(piece, { maxLength: 5 }))
    await fc.assert(
      fc.asyncProperty(parts, async (contents) => {
        const zip = await bytes(writeZip(Object.entries(contents).map(([name, content]) => ({ name, content }))))
        const read = unzipSync(zip)
        expect(Object.keys(read).sort()).toEqual(Object.keys(contents).sort())
        for (const [name, content] of Object.entries(contents)) expect(asText(read[name])).toBe(content.join(''))
      }),
      { numRuns: 50 },
    )
  })
})

describe('a workbook', () => {
  const rowsOf = async function* (...rows: (string | number | boolean | null)[][]) {
    yield rows
  }

  it('keeps texts texts: no formula, nothing that XML cannot hold', async () => {
    const zip = await bytes(
      writeXlsx([{ name: 'A & B', rows: rowsOf(['=1+1', '<b>"&', '\u0000\u0008x\ud800', 1.5, true, null]) }]),
    )
    const sheet = asText(unzipSync(zip)['xl/worksheets/sheet1.xml'])
    expect(sheet).toContain('<c r="A1" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>')
    expect(sheet).toContain('&lt;b&gt;&quot;&amp;')
    expect(sheet).toContain('>x\ufffd<')
    expect(sheet).toContain('<c r="D1"><v>1.5</v></c><c r="E1" t="b"><v>1</v></c></row>')
    expect(sheet).not.toContain('<f>')
  })

  it('names columns beyond Z, and writes a cover after what it tells of', async () => {
    const order: string[] = []
    const noting = async function* (name: string) {
      order.push(name)
      yield [Array.from({ length: 28 }, (_, i) => i)]
    }
    const zip = await bytes(
      writeXlsx([
        { name: 'Cover', rows: noting('cover') },
        { name: 'Data', rows: noting('data') },
      ]),
    )
    expect(order).toEqual(['data', 'cover'])
    expect(asText(unzipSync(zip)['xl/worksheets/sheet2.xml'])).toContain('<c r="AB1"><v>27</v></c>')
  })
})
