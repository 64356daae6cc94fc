/*
 * Gi* with conditional permutation on a square lattice with queen neighbours: z, two-sided p and Benjamini-Hochberg.
 * gi-star <lattice.csv> <side> <own|shared|gather> <permutations> <seed>
 * own: own draws for each cell; shared: shared draws by a sweep; gather: the same shared draws, every cell and permutation anew.
 * Draws are those of the kernel (xoshiro128**, one stream a cell or permutation), so that the counts must be equal.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int side, n, permutations;
static uint32_t seed;
static int32_t *values, *start, *neighbour, *drawn, *observed, *at_most, *at_least;
static double *z, *p, *sorted, *adjusted;
enum { most = 8 };

static uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

typedef struct {
  uint32_t s0, s1, s2, s3;
} stream_t;

static inline uint32_t bits(stream_t *s) {
  uint32_t five = s->s1 * 5, result = ((five << 7) | (five >> 25)) * 9, shifted = s->s1 << 9;
  s->s2 ^= s->s0;
  s->s3 ^= s->s1;
  s->s1 ^= s->s2;
  s->s0 ^= s->s3;
  s->s2 ^= shifted;
  s->s3 = (s->s3 << 11) | (s->s3 >> 21);
  return result;
}

static stream_t stream(uint32_t number) {
  uint32_t own = mix(seed ^ 0x9e3779b9u), other = mix(number ^ 0x243f6a88u);
  stream_t s = {own, other, mix(own + other * 3), mix(other ^ (own >> 7)) | 1};
  for (int i = 0; i < 20; i++) bits(&s);
  return s;
}

static inline int below(stream_t *s, int size) { return (int)(((uint64_t)bits(s) * (uint32_t)size) >> 32); }

static void neighbours(void) {
  int filled = 0;
  for (int cell = 0; cell < n; cell++) {
    int row = cell / side, column = cell % side;
    for (int down = -1; down <= 1; down++)
      for (int right = -1; right <= 1; right++) {
        int r = row + down, c = column + right;
        if ((down || right) && r >= 0 && c >= 0 && r < side && c < side) neighbour[filled++] = r * side + c;
      }
    start[cell + 1] = filled;
  }
}

static void observe(void) {
  for (int cell = 0; cell < n; cell++) {
    int sum = 0;
    for (int k = start[cell]; k < start[cell + 1]; k++) sum += values[neighbour[k]];
    drawn[cell] = start[cell + 1] - start[cell];
    observed[cell] = sum;
  }
}

static void own(void) {
  static int32_t *pool;
  if (!pool) pool = malloc(sizeof(int32_t) * n);
  memcpy(pool, values, sizeof(int32_t) * n);
  for (int cell = 0; cell < n; cell++) {
    stream_t s = stream(cell);
    int32_t held = pool[cell], size = n - 1, draws = drawn[cell], seen = observed[cell], low = 0, high = 0, taken[most];
    pool[cell] = pool[size];
    for (int r = 0; r < permutations; r++) {
      int32_t sum = 0;
      for (int k = 0; k < draws; k++) {
        int j = k + below(&s, size - k);
        int32_t value = pool[j];
        pool[j] = pool[k];
        pool[k] = value;
        taken[k] = j;
        sum += value;
      }
      for (int k = draws - 1; k >= 0; k--) {
        int32_t value = pool[k];
        pool[k] = pool[taken[k]];
        pool[taken[k]] = value;
      }
      low += sum <= seen;
      high += sum >= seen;
    }
    pool[cell] = held;
    at_most[cell] = low;
    at_least[cell] = high;
  }
}

static int32_t *places(void) {
  int32_t *found = malloc(sizeof(int32_t) * permutations * most), *pool = malloc(sizeof(int32_t) * n), taken[most];
  for (int i = 0; i < n - 1; i++) pool[i] = i;
  for (int r = 0; r < permutations; r++) {
    stream_t s = stream(r);
    for (int k = 0; k < most; k++) {
      int j = k + below(&s, n - 1 - k);
      int32_t place = pool[j];
      pool[j] = pool[k];
      pool[k] = found[r * most + k] = place;
      taken[k] = j;
    }
    for (int k = most - 1; k >= 0; k--) {
      int32_t place = pool[k];
      pool[k] = pool[taken[k]];
      pool[taken[k]] = place;
    }
  }
  free(pool);
  return found;
}

static void gather(void) {
  int32_t *place = places();
  for (int cell = 0; cell < n; cell++) {
    int draws = drawn[cell], seen = observed[cell], low = 0, high = 0;
    for (int r = 0; r < permutations; r++) {
      int sum = 0;
      for (int k = 0; k < draws; k++) {
        int q = place[r * most + k];
        sum += values[q + (q >= cell)];
      }
      low += sum <= seen;
      high += sum >= seen;
    }
    at_most[cell] = low;
    at_least[cell] = high;
  }
  free(place);
}

/* From a cell to the next only the value of one place changes: sums are tallied and changed as the sweep passes. */
static void shared(void) {
  int32_t *place = places(), greatest = 0, index_of[most + 1] = {0}, sizes[most + 1], many = 0;
  for (int cell = 0; cell < n; cell++) {
    if (values[cell] > greatest) greatest = values[cell];
    index_of[drawn[cell]] = 1;
  }
  for (int size = 0; size <= most; size++)
    if (index_of[size]) {
      sizes[many] = size;
      index_of[size] = many++;
    }
  int width = greatest * most + 1;
  int32_t *tally = calloc(many * width, sizeof(int32_t)), *sum_of = malloc(sizeof(int32_t) * permutations * many);
  for (int r = 0; r < permutations; r++) {
    int sum = 0, k = 0;
    for (int i = 0; i < many; i++) {
      for (; k < sizes[i]; k++) sum += values[place[r * most + k] + 1];
      sum_of[r * many + i] = sum;
      tally[i * width + sum]++;
    }
  }
  int32_t *first = calloc(n + 1, sizeof(int32_t)), *next = malloc(sizeof(int32_t) * (n + 1)), *order = malloc(sizeof(int32_t) * permutations * most);
  for (int e = 0; e < permutations * most; e++) first[place[e] + 1]++;
  for (int q = 0; q < n; q++) first[q + 1] += first[q];
  memcpy(next, first, sizeof(int32_t) * (n + 1));
  for (int e = 0; e < permutations * most; e++) order[next[place[e]]++] = e;
  for (int cell = 0; cell < n; cell++) {
    int32_t *row = tally + index_of[drawn[cell]] * width, seen = observed[cell], less = 0;
    for (int s = 0; s < seen; s++) less += row[s];
    at_most[cell] = less + row[seen];
    at_least[cell] = permutations - less;
    int change = cell + 1 < n ? values[cell] - values[cell + 1] : 0;
    if (!change) continue;
    for (int e = first[cell]; e < first[cell + 1]; e++) {
      int as = order[e] % most, r = order[e] / most;
      for (int i = many - 1; i >= 0 && sizes[i] > as; i--) {
        int32_t *sum = sum_of + r * many + i;
        tally[i * width + *sum]--;
        *sum += change;
        tally[i * width + *sum]++;
      }
    }
  }
  free(place), free(tally), free(sum_of), free(first), free(next), free(order);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static int tell(void) {
  double mean = 0, squares = 0;
  for (int cell = 0; cell < n; cell++) mean += values[cell];
  mean /= n;
  for (int cell = 0; cell < n; cell++) squares += (values[cell] - mean) * (values[cell] - mean);
  double spread = sqrt(squares / n);
  for (int cell = 0; cell < n; cell++) {
    double w = drawn[cell] + 1;
    z[cell] = (observed[cell] + values[cell] - mean * w) / (spread * sqrt((n * w - w * w) / (n - 1)));
    int tail = at_most[cell] < at_least[cell] ? at_most[cell] : at_least[cell];
    double two = 2.0 * (tail + 1) / (permutations + 1);
    p[cell] = two < 1 ? two : 1;
  }
  memcpy(sorted, p, sizeof(double) * n);
  qsort(sorted, n, sizeof(double), by_size);
  double least = 1;
  for (int rank = n; rank > 0; rank--) {
    double q = sorted[rank - 1] * n / rank;
    if (q < least) least = q;
    adjusted[rank - 1] = least;
  }
  int spots = 0;
  for (int cell = 0; cell < n; cell++) {
    int low = 0, high = n - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (sorted[middle] < p[cell]) low = middle + 1;
      else high = middle;
    }
    spots += adjusted[low] <= 0.05;
  }
  return spots;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  side = atoi(argv[2]);
  n = side * side;
  permutations = atoi(argv[4]);
  seed = strtoul(argv[5], 0, 10);
  int32_t **columns[] = {&values, &drawn, &observed, &at_most, &at_least};
  for (int i = 0; i < 5; i++) *columns[i] = malloc(sizeof(int32_t) * n);
  double **reals[] = {&z, &p, &sorted, &adjusted};
  for (int i = 0; i < 4; i++) *reals[i] = malloc(sizeof(double) * n);
  start = calloc(n + 1, sizeof(int32_t));
  neighbour = malloc(sizeof(int32_t) * n * most);
  FILE *file = fopen(argv[1], "r");
  for (int i = 0; i < n; i++)
    if (fscanf(file, "%d%*c", values + i) != 1) return 1;
  fclose(file);
  neighbours();
  int runs = strcmp(argv[3], "shared") == 0 ? 25 : side > 200 && strcmp(argv[3], "own") == 0 ? 1 : 5, spots = 0;
  double seconds[25];
  for (int run = 0; run < runs; run++) {
    double begun = now();
    observe();
    if (strcmp(argv[3], "own") == 0) own();
    else if (strcmp(argv[3], "shared") == 0) shared();
    else gather();
    spots = tell();
    seconds[run] = now() - begun;
  }
  qsort(seconds, runs, sizeof(double), by_size);
  uint64_t sum = 0;
  for (int cell = 0; cell < n; cell++) sum += (uint64_t)(at_most[cell] * 2 + at_least[cell]) * (cell % 1000 + 1);
  printf("{\"seconds\": %.6f, \"counts\": %llu, \"spots\": %d}\n", seconds[runs / 2], (unsigned long long)sum, spots);
  return 0;
}
