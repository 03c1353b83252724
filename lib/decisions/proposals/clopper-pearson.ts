/** ln of the binomial coefficient. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i);
  return sum;
}

/** P(X ≤ found) for n trials of probability p. */
function cumulative(found: number, n: number, p: number): number {
  let sum = 0;
  for (let k = 0; k <= found; k++) {
    sum += Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }
  return sum;
}

/**
 * One-sided upper 95 % bound of a share of which `found` of `n` were seen: the largest share under which so few would still be seen one
 * time in twenty (Clopper & Pearson 1934). Never 0: of 59 without one it is 5 %.
 */
export function upperBound(found: number, n: number, confidence = 0.95): number {
  if (n === 0 || found >= n) return 1;
  const alpha = 1 - confidence;
  if (found === 0) return 1 - alpha ** (1 / n);
  let [low, high] = [found / n, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (cumulative(found, n, middle) > alpha) low = middle;
    else high = middle;
  }
  return high;
}
