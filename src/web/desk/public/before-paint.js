// Runs before the first paint, so that a dark room never flashes white: the remembered theme and language.
for (const [key, attribute] of [
  ['narvaro.theme', 'data-theme'],
  ['narvaro.language', 'lang'],
]) {
  const value = localStorage.getItem(key)
  if (value) document.documentElement.setAttribute(attribute, value)
}
