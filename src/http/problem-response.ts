import type { ProblemMessage } from '../wire/problem.ts'
import type { ProblemText } from './problems/problem-text.ts'
import { type HttpProblem, problems } from './problems.ts'

export type Language = 'sv' | 'en'
export type HeaderList = Record<string, string> | [string, string][]

/**
 * The language of an answer from an Accept-Language header (RFC 9110 §12.5.4): whichever of Swedish and
 * English weighs more, Swedish when neither is named.
 */
export function languageOf(acceptLanguage: string | null): Language {
  const weights = { sv: 0, en: 0 }
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [tag = '', quality = 'q=1'] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const language = tag.split('-')[0] ?? ''
    const weight = Number(quality.replace(/^q=/, ''))
    if ((language === 'sv' || language === 'en') && weight > weights[language]) weights[language] = weight
  }
  return weights.en > weights.sv ? 'en' : 'sv'
}

/** A refusal as `application/problem+json` (RFC 9457) in the reader's language. */
export function problemResponse(problem: HttpProblem, language: Language, headers: HeaderList = {}): Response {
  const { status, [language]: words }: ProblemText = problems[problem.code]
  const field = problem.field?.slice(0, 64)
  const message: ProblemMessage = {
    type: `urn:narvaro:problem:${problem.code}`,
    title: words.title,
    status,
    code: problem.code,
    detail: words.detail.replace('{field}', field ?? ''),
    ...(field === undefined ? {} : { field }),
  }
  const answer = new Headers(headers)
  answer.set('content-type', 'application/problem+json; charset=utf-8')
  answer.set('content-language', language)
  return new Response(JSON.stringify({ ...message, ...problem.extensions }), { status, headers: answer })
}
