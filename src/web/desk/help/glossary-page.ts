import { termKeys, words } from './glossary-words.ts'

const head = `# Glossary

Code and API are English; the interface is Swedish and English. The desk shows these words where they are used, and all of
them under *Tools → Help*. This page is written by \`scripts/glossary.ts\` from \`src/web/desk/help/glossary-words.ts\`.

| English | Swedish | meaning here | betydelse här |
|---|---|---|---|
`

/** The words as a page of the documentation. */
export const glossaryPage = (): string =>
  head +
  termKeys
    .map(
      (key) =>
        `| ${words.en[key].name} | ${words.sv[key].name} | ${words.en[key].meaning} | ${words.sv[key].meaning} |\n`,
    )
    .join('')
