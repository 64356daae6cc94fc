"""Exact permutation tails of a lattice's queen sums in plain Python: gi-star.py <lattice.csv> <side> <radius>; median of three."""
import json
import sys
import time
from itertools import accumulate
from math import comb

path, side, radius = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
values = [int(v) for line in open(path) for v in line.split(",")]
reach = int(radius)
near = [(d, r) for d in range(-reach, reach + 1) for r in range(-reach, reach + 1) if 0 < d * d + r * r <= radius * radius]


def tails():
    asked = {}
    for row in range(side):
        for column in range(side):
            total = draws = 0
            for down, right in near:
                if 0 <= row + down < side and 0 <= column + right < side:
                    total += values[(row + down) * side + column + right]
                    draws += 1
            own = values[row * side + column]
            asked.setdefault(own, {}).setdefault(draws, []).append(total)
    count = {}
    for value in values:
        count[value] = count.get(value, 0) + 1
    below = 0
    for own, by_draws in asked.items():
        most = max(by_draws)
        width = most * max(count) + 1
        ways = [[0] * width for _ in range(most + 1)]
        ways[0][0] = 1
        for value, many in count.items():
            many -= value == own
            for j in range(most, 0, -1):
                for k in range(1, min(many, j) + 1):
                    factor = comb(many, k)
                    source, target = ways[j - k], ways[j]
                    for s in range(width - k * value):
                        if source[s]:
                            target[s + k * value] += factor * source[s]
        for draws, totals in by_draws.items():
            lower = list(accumulate(ways[draws]))
            for total in totals:
                low = lower[total]
                high = lower[-1] - (lower[total - 1] if total else 0)
                below += 2 * min(low, high) <= 0.05 * lower[-1]
    return below


seconds = []
for _ in range(3 if side <= 100 else 1):
    begun = time.perf_counter()
    found = tails()
    seconds.append(time.perf_counter() - begun)
print(json.dumps({"seconds": sorted(seconds)[len(seconds) // 2], "below": found}))
