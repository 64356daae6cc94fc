# surveillance::knox for one band; prints the number of close pairs, its mean and the seconds of B shuffles.
# Rscript near-repeats.R FILE B METRES DAYS
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
events <- read.csv(args[1])
permutations <- as.integer(args[2])
set.seed(1)
started <- proc.time()[["elapsed"]]
result <- knox(
  dt = dist(events$t), ds = dist(cbind(events$x, events$y)),
  eps.t = as.numeric(args[4]), eps.s = as.numeric(args[3]), B = permutations
)
seconds <- proc.time()[["elapsed"]] - started
cat(sprintf(
  '{"seconds":%.4f,"observed":[%d],"expected":%.6f,"version":"%s"}\n',
  seconds, result$statistic, result$null.value, packageVersion("surveillance")
))
