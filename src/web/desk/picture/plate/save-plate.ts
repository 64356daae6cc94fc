/** Pixels of an image for each of the drawing's: sharp on a projector. */
const sharpness = 2

const svgText = (drawing: SVGSVGElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(drawing)}\n`

const svgBlob = (drawing: SVGSVGElement) => new Blob([svgText(drawing)], { type: 'image/svg+xml' })

export const saveSvg = (drawing: SVGSVGElement, name: string): void => save(svgBlob(drawing), `${name}.svg`)

/** @throws when the browser cannot paint the drawing */
export async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = drawing.viewBox.baseVal
  const address = URL.createObjectURL(svgBlob(drawing))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * sharpness
    canvas.height = height * sharpness
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!bytes) throw new Error('the browser made no image of the drawing')
    save(bytes, `${name}.png`)
  } finally {
    URL.revokeObjectURL(address)
  }
}

function save(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  // The click has handed the bytes over by then.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
