interface Words {
  readonly title: string
  readonly detail: string
}
export interface ProblemText {
  readonly status: number
  readonly sv: Words
  readonly en: Words
}
