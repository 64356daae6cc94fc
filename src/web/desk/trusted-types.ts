interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string; createHTML(text: string): string },
  ): unknown
}

/**
 * The one policy under `require-trusted-types-for 'script'` (trust.md S25). MapLibre starts its worker
 * from an address, so addresses of this origin pass; markup from a string never does.
 */
export function allowOwnScriptsOnly(): void {
  const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes
  factory?.createPolicy('default', {
    createScriptURL(address) {
      if (new URL(address, location.href).origin === location.origin) return address
      throw new TypeError(`a script from elsewhere was refused: ${address}`)
    },
    createHTML() {
      throw new TypeError('markup from a string was refused')
    },
  })
}
