/** Counts in 8 × 10 squares of an invented town: a busy corner, a quiet park, and one busy square among quiet ones. */
export const townSquares = {
  rows: 8,
  columns: 10,
  values: [
    [1, 2, 1, 3, 2, 2, 1, 2, 3, 1],
    [2, 7, 6, 5, 2, 1, 3, 2, 1, 2],
    [1, 8, 9, 6, 3, 2, 2, 1, 2, 3],
    [2, 6, 7, 8, 2, 3, 1, 2, 2, 1],
    [3, 2, 4, 3, 1, 2, 1, 0, 0, 1],
    [1, 2, 2, 1, 2, 1, 0, 0, 0, 0],
    [2, 1, 3, 2, 1, 0, 0, 9, 0, 0],
    [1, 3, 2, 1, 2, 1, 0, 0, 0, 0],
  ].flat(),
}
