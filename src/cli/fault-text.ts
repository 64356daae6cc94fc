/**
 * A bug as text for the server's log: where it happened, and what our own code says of it. The message of
 * a database error may quote a row or what somebody typed, so of those only the code is kept (S3, S29).
 */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return 'a thrown value that is no error'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const ours = error.message.startsWith('invariant:')
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return [`${error.name}${code}${ours ? ` ${error.message}` : ''}`, ...frames].join('\n')
}
