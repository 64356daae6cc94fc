# Gi* with 999 permutations by spdep: gi-star.R <lattice.csv> <side>; two runs at 100, one at 316.
suppressMessages(library(spdep))
args <- commandArgs(trailingOnly = TRUE)
side <- as.integer(args[2])
x <- as.vector(t(as.matrix(read.csv(args[1], header = FALSE))))
weights <- nb2listw(include.self(cell2nb(side, side, type = "queen")), style = "B")
set.seed(1)
runs <- if (side > 200) 1 else 2
seconds <- median(sapply(seq_len(runs), function(run) system.time(g <<- localG_perm(x, weights, nsim = 999))["elapsed"]))
z <- as.numeric(localG(x, weights))
cat(sprintf('{"seconds": %f, "z": %.12f}\n', seconds, sum(z * (seq_along(z) %% 1000))))
