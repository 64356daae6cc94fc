/*
 * Gaussian KDE as usually written for speed: linear binning on the grid itself, then two passes of a sampled Gaussian cut at
 * 4 standard deviations (truncation 3e-4 of the peak), rows first; edge correction of a rectangle by the error function.
 * And, as a second limit, the way of the TypeScript kernel: cubic spreading on six nodes a standard deviation, two passes,
 * cubic reading.  kernel-density points.csv width height n sd [out.bin]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}
static int rising(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return (d > 0) - (d < 0);
}

static int taps(double *tap, double step, double sd, double reach) {
  int half = (int)ceil(reach * sd / step);
  for (int k = 0; k <= half; k++) tap[k] = exp(-0.5 * (k * step / sd) * (k * step / sd)) / (sqrt(2 * M_PI) * sd);
  return half;
}

/* in: rows x columns, out the same; values beyond the rim are 0 */
static void smooth(const double *restrict in, double *restrict mid, double *restrict out, int columns, int rows,
                   const double *east, int halfEast, const double *north, int halfNorth) {
  memset(mid, 0, sizeof(double) * columns * rows);
  memset(out, 0, sizeof(double) * columns * rows);
  for (int r = 0; r < rows; r++) {
    const double *restrict from = in + (size_t)r * columns;
    double *restrict to = mid + (size_t)r * columns;
    for (int k = -halfEast; k <= halfEast; k++) {
      double tap = east[abs(k)];
      int a = k > 0 ? k : 0, b = k < 0 ? columns + k : columns;
      for (int c = a; c < b; c++) to[c - k] += tap * from[c];
    }
  }
  for (int r = 0; r < rows; r++) {
    double *restrict to = out + (size_t)r * columns;
    for (int k = -halfNorth; k <= halfNorth; k++) {
      if (r + k < 0 || r + k >= rows) continue;
      double tap = north[abs(k)];
      const double *restrict from = mid + (size_t)(r + k) * columns;
      for (int c = 0; c < columns; c++) to[c] += tap * from[c];
    }
  }
}

static double *X, *Y, *bins, *mid, *out;
static int count, n;
static double width, height, sd;

static double inside(double at, double length) {
  return 0.5 * (erf(at / (sd * M_SQRT2)) + erf((length - at) / (sd * M_SQRT2)));
}

/* edge: 0 none, 1 uniform, 2 Jones-Diggle */
static void binned(int edge) {
  double cw = width / n, ch = height / n;
  memset(bins, 0, sizeof(double) * n * n);
  for (int i = 0; i < count; i++) {
    double u = X[i] / cw - 0.5, v = Y[i] / ch - 0.5;
    double w = edge == 2 ? 1 / (inside(X[i], width) * inside(Y[i], height)) : 1;
    int c = (int)floor(u), r = (int)floor(v);
    double fu = u - c, fv = v - r;
    for (int dr = 0; dr < 2; dr++)
      for (int dc = 0; dc < 2; dc++) {
        int cc = c + dc < 0 ? 0 : c + dc >= n ? n - 1 : c + dc, rr = r + dr < 0 ? 0 : r + dr >= n ? n - 1 : r + dr;
        bins[(size_t)rr * n + cc] += w * (dc ? fu : 1 - fu) * (dr ? fv : 1 - fv);
      }
  }
  double east[4096], north[4096];
  int he = taps(east, cw, sd, 4), hn = taps(north, ch, sd, 4);
  smooth(bins, mid, out, n, n, east, he, north, hn);
  if (edge == 1) {
    double mass[4096];
    for (int c = 0; c < n; c++) mass[c] = inside((c + 0.5) * cw, width);
    for (int r = 0; r < n; r++) {
      double m = inside((r + 0.5) * ch, height);
      for (int c = 0; c < n; c++) out[(size_t)r * n + c] /= m * mass[c];
    }
  }
}

static void cubic(double t, double *w) {
  w[0] = -t * (t - 1) * (t - 2) / 6;
  w[1] = (t + 1) * (t - 1) * (t - 2) / 2;
  w[2] = -(t + 1) * t * (t - 2) / 2;
  w[3] = (t + 1) * t * (t - 1) / 6;
}

static void lattice(void) {
  double step = sd / 6, tap[64], wu[4], wv[4];
  int half = taps(tap, step, sd, 5), margin = half + 2;
  int columns = (int)ceil(width / step) + 2 * margin, rows = (int)ceil(height / step) + 2 * margin;
  double *a = calloc((size_t)columns * rows, 8), *b = malloc(8L * columns * rows), *s = malloc(8L * columns * rows);
  for (int i = 0; i < count; i++) {
    double u = X[i] / step + margin, v = Y[i] / step + margin;
    int c = (int)u, r = (int)v;
    cubic(u - c, wu), cubic(v - r, wv);
    for (int dr = 0; dr < 4; dr++)
      for (int dc = 0; dc < 4; dc++) a[(size_t)(r - 1 + dr) * columns + c - 1 + dc] += wv[dr] * wu[dc];
  }
  smooth(a, b, s, columns, rows, tap, half, tap, half);
  double *along = malloc(8L * rows * n);
  for (int c = 0; c < n; c++) {
    double u = (c + 0.5) * width / n / step + margin;
    int k = (int)u;
    cubic(u - k, wu);
    for (int r = 0; r < rows; r++) {
      const double *p = s + (size_t)r * columns + k - 1;
      along[(size_t)r * n + c] = wu[0] * p[0] + wu[1] * p[1] + wu[2] * p[2] + wu[3] * p[3];
    }
  }
  for (int r = 0; r < n; r++) {
    double v = (r + 0.5) * height / n / step + margin;
    int k = (int)v;
    cubic(v - k, wv);
    const double *p = along + (size_t)(k - 1) * n;
    double *to = out + (size_t)r * n;
    for (int c = 0; c < n; c++) to[c] = wv[0] * p[c] + wv[1] * p[c + n] + wv[2] * p[c + 2 * n] + wv[3] * p[c + 3 * n];
  }
  free(a), free(b), free(s), free(along);
}

static double median(void (*work)(int), int argument) {
  double seconds[5];
  work(argument);
  for (int i = 0; i < 5; i++) {
    double t = now();
    work(argument);
    seconds[i] = now() - t;
  }
  qsort(seconds, 5, sizeof(double), rising);
  return seconds[2];
}
static void latticeOf(int unused) {
  (void)unused;
  lattice();
}
static void keep(const char *folder, const char *name) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *f = fopen(path, "wb");
  fwrite(out, 8, (size_t)n * n, f);
  fclose(f);
}

int main(int argc, char **argv) {
  if (argc < 7) return 1;
  width = atof(argv[2]), height = atof(argv[3]), n = atoi(argv[4]), sd = atof(argv[5]);
  FILE *f = fopen(argv[1], "r");
  char line[256];
  int room = 1 << 20;
  X = malloc(8L * room), Y = malloc(8L * room);
  if (!f || !fgets(line, sizeof line, f)) return 1;
  while (count < room && fscanf(f, "%lf,%lf", &X[count], &Y[count]) == 2) count++;
  fclose(f);
  bins = malloc(8L * n * n), mid = malloc(8L * n * n), out = malloc(8L * n * n);
  double plain = median(binned, 0);
  keep(argv[6], "c-none.bin");
  double uniform = median(binned, 1);
  keep(argv[6], "c-uniform.bin");
  double diggle = median(binned, 2);
  keep(argv[6], "c-jones-diggle.bin");
  double coarse = median(latticeOf, 0);
  keep(argv[6], "c-lattice.bin");
  printf("{\"seconds\": %.6g, \"uniform\": %.6g, \"jonesDiggle\": %.6g, \"lattice\": %.6g}\n", plain, uniform, diggle, coarse);
  return 0;
}
