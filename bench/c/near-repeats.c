/*
 * The permutation test of near repeats in plain C, as the limit: close pairs once by a grid, kept by event and band of
 * distance; then for each permutation a shuffle of the times and one pass over the pairs. One band of time is a compare
 * of doubles; several are one look-up of a packed word by the difference of ticks, checked with the days where an edge
 * may cut a tick (the same algorithm as the kernel; the faster of the two in C is used for each).
 *
 * near-repeats FILE PERMUTATIONS RUNS D0,D1,... T0,T1,...   FILE: header, then x,y,t
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

static uint32_t s[4];
static inline uint32_t rotl(uint32_t x, int k) { return (x << k) | (x >> (32 - k)); }
static inline uint32_t bits32(void) { /* xoshiro128** */
  uint32_t r = rotl(s[1] * 5, 7) * 9, t = s[1] << 9;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 11);
  return r;
}
static inline int below(int n) { return (int)(((uint64_t)bits32() * (uint64_t)n) >> 32); }

static int n;
static double *x, *y, *t;

static int edgesOf(const char *text, double *edges) {
  int count = 0;
  char *copy = strdup(text), *part = strtok(copy, ",");
  for (; part; part = strtok(NULL, ",")) edges[count++] = atof(part);
  free(copy);
  return count;
}

static void readEvents(const char *path) {
  FILE *f = fopen(path, "r");
  char line[256];
  int room = 1024;
  x = malloc(room * sizeof *x); y = malloc(room * sizeof *y); t = malloc(room * sizeof *t);
  if (!f || !fgets(line, sizeof line, f)) exit(1);
  while (fgets(line, sizeof line, f)) {
    if (n == room) {
      room *= 2;
      x = realloc(x, room * sizeof *x); y = realloc(y, room * sizeof *y); t = realloc(t, room * sizeof *t);
    }
    if (sscanf(line, "%lf,%lf,%lf", x + n, y + n, t + n) == 3) n++;
  }
  fclose(f);
}

/* Events in the order of cells of the grid. */
static int columns, rows, *cellStart, *cellOf;
static void layGrid(double reach) {
  double x0 = 1e300, x1 = -1e300, y0 = 1e300, y1 = -1e300;
  for (int i = 0; i < n; i++) {
    x0 = fmin(x0, x[i]); x1 = fmax(x1, x[i]); y0 = fmin(y0, y[i]); y1 = fmax(y1, y[i]);
  }
  columns = (int)fmax(1, floor((x1 - x0) / reach)); rows = (int)fmax(1, floor((y1 - y0) / reach));
  int *cell = malloc(n * sizeof *cell);
  cellStart = calloc(columns * rows + 1, sizeof *cellStart);
  for (int i = 0; i < n; i++) {
    int c = (int)((x[i] - x0) / (x1 - x0) * columns), r = (int)((y[i] - y0) / (y1 - y0) * rows);
    cell[i] = (r < rows ? r : rows - 1) * columns + (c < columns ? c : columns - 1);
    cellStart[cell[i] + 1]++;
  }
  for (int c = 0; c < columns * rows; c++) cellStart[c + 1] += cellStart[c];
  int *next = malloc((columns * rows + 1) * sizeof *next);
  memcpy(next, cellStart, (columns * rows + 1) * sizeof *next);
  double *sx = malloc(n * sizeof *sx), *sy = malloc(n * sizeof *sy), *st = malloc(n * sizeof *st);
  cellOf = malloc(n * sizeof *cellOf);
  for (int i = 0; i < n; i++) {
    int k = next[cell[i]]++;
    sx[k] = x[i]; sy[k] = y[i]; st[k] = t[i]; cellOf[k] = cell[i];
  }
  free(x); free(y); free(t); free(next); free(cell);
  x = sx; y = sy; t = st;
}

/* Event x band -> first later partner. The first pass counts, the second fills. */
static int *start, *partner;
static void findPairs(const double *edges, int bands) {
  start = calloc((size_t)n * bands + 1, sizeof *start);
  int *next = NULL;
  for (int pass = 0; pass < 2; pass++) {
    for (int i = 0; i < n; i++) {
      int c = cellOf[i] % columns, r = cellOf[i] / columns, last = c + 1 < columns ? c + 1 : c;
      for (int side = 0; side < 2; side++) {
        if (side && r + 1 == rows) continue;
        int from = side ? cellStart[(r + 1) * columns + (c ? c - 1 : 0)] : i + 1;
        int to = cellStart[(r + side) * columns + last + 1];
        for (int j = from; j < to; j++) {
          double dx = x[i] - x[j], dy = y[i] - y[j], d = sqrt(dx * dx + dy * dy);
          if (d >= edges[bands] || d < edges[0]) continue;
          int band = 0;
          while (d >= edges[band + 1]) band++;
          if (pass) partner[next[i * bands + band]++] = j;
          else start[i * bands + band + 1]++;
        }
      }
    }
    if (pass) break;
    for (int k = 0; k < n * bands; k++) start[k + 1] += start[k];
    partner = malloc((size_t)start[n * bands] * sizeof *partner);
    next = malloc(((size_t)n * bands + 1) * sizeof *next);
    memcpy(next, start, ((size_t)n * bands + 1) * sizeof *next);
  }
  free(next);
}

#define TICKS 8192
static int *tick, words[2 * TICKS + 1], bits, most, marked;
static int timeBand(const double *edges, int count, double apart) {
  int band = 0;
  if (apart < edges[0]) return count;
  while (band < count && apart >= edges[band + 1]) band++;
  return band;
}
static void layTicks(const double *edges, int count) {
  double low = 1e300, high = -1e300;
  for (int i = 0; i < n; i++) { low = fmin(low, t[i]); high = fmax(high, t[i]); }
  double width = (high - low) / (TICKS - 1);
  tick = malloc(n * sizeof *tick);
  for (int i = 0; i < n; i++) tick[i] = (int)((t[i] - low) / width);
  bits = 32 / (count + 1); most = (1 << bits) - 1; marked = 1 << (bits * count);
  for (int d = -TICKS; d <= TICKS; d++) {
    int a = timeBand(edges, count, fmax(0, (abs(d) - 1.001) * width)), b = timeBand(edges, count, (abs(d) + 1.001) * width);
    words[TICKS + d] = a != b ? marked : a == count ? 0 : 1 << (bits * a);
  }
}

static long long oneBand(double reach) {
  long long sum = 0;
  for (int i = 0; i < n; i++) {
    double own = t[i];
    int count = 0;
    for (int k = start[i]; k < start[i + 1]; k++) count += fabs(own - t[partner[k]]) < reach;
    sum += count;
  }
  return sum;
}

static void allBands(const double *edges, int count, int bands, long long *table) {
  int run = 0;
  for (int i = 0; i < n; i++) {
    const int *own = words + TICKS - tick[i];
    for (int band = 0; band < bands; band++, run++) {
      int k = start[run], end = start[run + 1];
      while (k < end) {
        int begin = k, stop = k + most < end ? k + most : end;
        uint32_t sum = 0;
        for (; k < stop; k++) sum += (uint32_t)own[tick[partner[k]]];
        for (int b = 0; b < count; b++) table[band * count + b] += (sum >> (bits * b)) & (uint32_t)most;
        if (sum >> (bits * count)) for (k = begin; k < stop; k++) if (own[tick[partner[k]]] == marked) {
          int b = timeBand(edges, count, fabs(t[i] - t[partner[k]]));
          if (b < count) table[band * count + b]++;
        }
      }
    }
  }
}

static int rising(const void *a, const void *b) { double d = *(const double *)a - *(const double *)b; return (d > 0) - (d < 0); }

int main(int argc, char **argv) {
  if (argc < 6) return 1;
  int permutations = atoi(argv[2]), runs = atoi(argv[3]);
  double space[64], time_[64], seconds[64];
  readEvents(argv[1]);
  int bands = edgesOf(argv[4], space) - 1, count = edgesOf(argv[5], time_) - 1, cells = bands * count;
  double *x0 = malloc(n * sizeof *x0), *y0 = malloc(n * sizeof *y0), *t0 = malloc(n * sizeof *t0);
  memcpy(x0, x, n * sizeof *x0); memcpy(y0, y, n * sizeof *y0); memcpy(t0, t, n * sizeof *t0);
  long long *observed = calloc(cells, sizeof *observed), *total = calloc(cells, sizeof *total);
  int simple = cells == 1 && time_[0] == 0;
  for (int r = 0; r < runs; r++) {
    memcpy(x, x0, n * sizeof *x0); memcpy(y, y0, n * sizeof *y0); memcpy(t, t0, n * sizeof *t0);
    memset(observed, 0, cells * sizeof *observed); memset(total, 0, cells * sizeof *total);
    s[0] = 1; s[1] = 2; s[2] = 3; s[3] = 4;
    double began = now();
    layGrid(space[bands]);
    findPairs(space, bands);
    layTicks(time_, count);
    if (simple) observed[0] = oneBand(time_[1]); else allBands(time_, count, bands, observed);
    for (int p = 0; p < permutations; p++) {
      for (int i = n - 1; i > 0; i--) {
        int j = below(i + 1), h = tick[i];
        double d = t[i];
        t[i] = t[j]; t[j] = d; tick[i] = tick[j]; tick[j] = h;
      }
      if (simple) total[0] += oneBand(time_[1]); else allBands(time_, count, bands, total);
    }
    seconds[r] = now() - began;
    free(start); free(partner); free(tick); free(cellStart); free(cellOf);
  }
  qsort(seconds, runs, sizeof *seconds, rising);
  printf("{\"seconds\":%.6f,\"observed\":[", seconds[runs / 2]);
  for (int c = 0; c < cells; c++) printf("%s%lld", c ? "," : "", observed[c]);
  printf("],\"mean\":[");
  for (int c = 0; c < cells; c++) printf("%s%.4f", c ? "," : "", permutations ? (double)total[c] / permutations : 0.0);
  printf("]}\n");
  return 0;
}
