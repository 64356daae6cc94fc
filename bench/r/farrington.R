# surveillance::farringtonFlexible on the weekly counts of a CSV file, with the settings of Noufaily et al. 2013.
# Rscript farrington.R FILE; prints one line of JSON: median seconds of five and the bounds.
suppressMessages(library(surveillance))
counts <- read.csv(commandArgs(trailingOnly = TRUE)[1])$count
series <- sts(counts, frequency = 52)
control <- list(noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58, pastWeeksNotIncluded = 26,
                pThresholdTrend = 1, thresholdMethod = "nbPlugin", alpha = 0.05, glmWarnings = FALSE)
answer <- farringtonFlexible(series, control)
seconds <- sapply(1:5, function(run) system.time(farringtonFlexible(series, control))[["elapsed"]])
bounds <- paste(ifelse(is.na(answer@upperbound), "null", answer@upperbound), collapse = ",")
cat(sprintf('{"seconds": %.6f, "version": "%s", "bounds": [%s]}\n', median(seconds), packageVersion("surveillance"), bounds))
