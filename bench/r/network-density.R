# spatstat.linnet on the streets and incidents of a folder; without them on its own `chicago` (503 segments, 116 crimes, feet), which it
# writes there. Then its density at every place where it samples the streets: network-density.R folder sd kernel
suppressPackageStartupMessages({
  library(spatstat.linnet)
  library(spatstat.data)
})
arguments <- commandArgs(TRUE)
folder <- arguments[1]; sd <- as.numeric(arguments[2]); kernel <- arguments[3]
path <- function(name) file.path(folder, name)
if (file.exists(path("vertices.csv"))) {
  vertices <- read.csv(path("vertices.csv")); edges <- read.csv(path("edges.csv")); events <- read.csv(path("events.csv"))
  frame <- owin(range(vertices$east), range(vertices$north))
  streets <- linnet(ppp(vertices$east, vertices$north, frame, check = FALSE), edges = cbind(edges$from, edges$to) + 1, warn = FALSE)
  # linnet may turn segments and order them anew: incidents go by where they are.
  a <- edges$from[events$segment + 1] + 1; b <- edges$to[events$segment + 1] + 1
  east <- vertices$east[a] + events$fraction * (vertices$east[b] - vertices$east[a])
  north <- vertices$north[a] + events$fraction * (vertices$north[b] - vertices$north[a])
  pattern <- lpp(ppp(east, north, frame, check = FALSE), streets)
} else {
  pattern <- unmark(chicago)
}
streets <- domain(pattern)
put <- function(name, columns) write.csv(format(columns, digits = 17), path(name), row.names = FALSE, quote = FALSE)
corners <- vertices(streets); at <- coords(pattern)
put("r-vertices.csv", data.frame(east = corners$x, north = corners$y))
put("r-edges.csv", data.frame(from = streets$from - 1, to = streets$to - 1))
put("r-events.csv", data.frame(segment = at$seg - 1, fraction = at$tp))
estimated <- NULL
estimate <- function() density(pattern, sigma = sd, kernel = kernel, continuous = TRUE, verbose = FALSE)
runs <- if (length(arguments) > 3) as.integer(arguments[4]) else 5
seconds <- median(sapply(seq_len(runs), function(i) system.time(estimated <<- estimate())[["elapsed"]]))
places <- attr(estimated, "df")
put("r-places.csv", data.frame(segment = places$mapXY - 1, fraction = places$tp, value = places$values))
cat(sprintf('{"seconds": %.4f, "version": "%s"}\n', seconds, packageVersion("spatstat.linnet")))
