# surveillance::knox for one band; prints the number of close pairs, its mean and the seconds for WANTED shuffles, of which
# only DRAWN are made: the distances once, and each shuffle as long as those made took.
# Rscript near-repeats.R FILE DRAWN WANTED METRES DAYS
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE)
events <- read.csv(args[1])
drawn <- as.integer(args[2])
wanted <- as.integer(args[3])
seconds_of <- function(work) {
  started <- proc.time()[["elapsed"]]
  force(work)
  proc.time()[["elapsed"]] - started
}
distances <- seconds_of({
  dt <- dist(events$t)
  ds <- dist(cbind(events$x, events$y))
})
test <- function(...) knox(dt = dt, ds = ds, eps.t = as.numeric(args[5]), eps.s = as.numeric(args[4]), ...)
once <- seconds_of(result <- test(simulate.p.value = FALSE))
set.seed(1)
shuffled <- seconds_of(test(B = drawn))
cat(sprintf(
  '{"seconds":%.4f,"observed":[%d],"expected":%.6f,"version":"%s"}\n',
  distances + once + wanted * (shuffled - once) / drawn,
  result$statistic, result$null.value, packageVersion("surveillance")
))
