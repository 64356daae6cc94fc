# spatstat and KernSmooth on the same points and grid: kernel-density.R points.csv width height n sd folder
suppressPackageStartupMessages({
  library(spatstat.explore)
  library(KernSmooth)
})
arguments <- commandArgs(TRUE)
points <- read.csv(arguments[1])
width <- as.numeric(arguments[2]); height <- as.numeric(arguments[3])
n <- as.integer(arguments[4]); sd <- as.numeric(arguments[5]); folder <- arguments[6]
pattern <- ppp(points$east, points$north, owin(c(0, width), c(0, height)), check = FALSE)
seconds <- function(work) median(sapply(1:5, function(i) system.time(work())[["elapsed"]]))
keep <- function(image, name) writeBin(as.vector(t(image$v)), file.path(folder, name))
keep(density(pattern, sigma = sd, edge = FALSE, dimyx = n), "r-none.bin")
keep(density(pattern, sigma = sd, edge = TRUE, dimyx = n), "r-uniform.bin")
keep(density(pattern, sigma = sd, edge = TRUE, diggle = TRUE, dimyx = n), "r-jones-diggle.bin")
both <- cbind(points$east, points$north)
cat(sprintf(
  '{"seconds": %.4f, "uniform": %.4f, "jonesDiggle": %.4f, "quartic": %.4f, "kernSmooth": %.4f, "version": "%s"}\n',
  seconds(function() density(pattern, sigma = sd, edge = FALSE, dimyx = n)),
  seconds(function() density(pattern, sigma = sd, edge = TRUE, dimyx = n)),
  seconds(function() density(pattern, sigma = sd, edge = TRUE, diggle = TRUE, dimyx = n)),
  seconds(function() density(pattern, sigma = sd, edge = FALSE, kernel = "quartic", dimyx = n)),
  seconds(function() bkde2D(both, bandwidth = c(sd, sd), gridsize = c(n, n),
                            range.x = list(c(0, width), c(0, height)))),
  packageVersion("spatstat.explore")))
