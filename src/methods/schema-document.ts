import type { Method } from './method.ts'
import { answerSchema } from './provenance.ts'

/** A method's contract as one document: JSON Schema (2020-12) of input, output and the whole answer, with the worked example. */
export const schemaDocument = ({ name, version, page, question, input, output, example }: Method) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  version,
  page: `docs/methods/${page}.md`,
  description: question.en,
  type: 'object',
  properties: { input, output, answer: answerSchema },
  examples: [{ input: example }],
})
