import { maxColumns } from './row-source.ts'

/** Cells a sheet may span, empty ones included: the reader makes a full rectangle of them. */
const maxCells = 20_000_000
const maxRows = 1_048_576

const cellAddress = /\sr\s*=\s*(["'])([^"']{0,40})\1/g

/**
 * Follows a sheet's text and finds how far its cells reach. Five bytes such as `XFD1048576` in a small
 * file would otherwise ask for seventeen thousand million empty cells.
 */
export class SheetExtent {
  #rows = 0
  #columns = 0
  #strange = false
  #carry = ''

  add(chunk: Buffer): void {
    const text = this.#carry + chunk.toString('latin1')
    for (const [, , address] of text.matchAll(cellAddress)) this.#take(address ?? '')
    // An address cut between two chunks is read again, whole, with the next one.
    this.#carry = text.slice(-64)
  }

  #take(address: string): void {
    const found = /^([A-Z]{0,3})(\d{1,7})$/.exec(address)
    if (!found) this.#strange = true
    else {
      this.#rows = Math.max(this.#rows, Number(found[2]))
      this.#columns = Math.max(this.#columns, columnNumber(found[1] ?? ''))
    }
  }

  /** Null when the sheet can be read. */
  problem(): 'file.zip-bomb' | 'file.xlsx-broken' | 'file.too-many-columns' | null {
    if (this.#strange) return 'file.xlsx-broken'
    if (this.#rows > maxRows || this.#rows * this.#columns > maxCells) return 'file.zip-bomb'
    return this.#columns > maxColumns ? 'file.too-many-columns' : null
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
