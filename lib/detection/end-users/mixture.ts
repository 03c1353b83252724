/** Rounds in which the weights are fitted; they settle in a few dozen. */
const rounds = 200;

/** Log-likelihoods of one account's figures at each point of a grid; the last point is what a program does. */
export type GridLikelihood = readonly number[];

/**
 * How the other accounts spread over the grid: the non-parametric maximum-likelihood mixture (Laird 1978), with one more account
 * counted at the last point than was seen there. However little the others show, no account's figures can then weigh more than
 * the log of the number of accounts that show anything (Laplace's rule of succession).
 */
export function mixtureOf(others: readonly GridLikelihood[], points: number): number[] {
  const chances = others.map((logs) => {
    const most = Math.max(...logs);
    return logs.map((log) => Math.exp(log - most));
  });
  const elsewhere = 1 / (points - 1);
  let weights: number[] = Array.from({ length: points }, () => 1 / points);
  for (let round = 0; round < rounds; round++) {
    const sums: number[] = weights.map((_, point) => (point === points - 1 ? 1 : elsewhere));
    for (const chance of chances) {
      const all = chance.reduce((sum, one, point) => sum + one * (weights[point] ?? 0), 0);
      for (let point = 0; point < points; point++) {
        sums[point] = (sums[point] ?? 0) + ((weights[point] ?? 0) * (chance[point] ?? 0)) / all;
      }
    }
    const total = sums.reduce((sum, one) => sum + one, 0);
    weights = sums.map((sum) => sum / total);
  }
  return weights;
}

/**
 * Log-likelihood ratio of a program against accounts like the others. Accounts of one group count as one draw: what they have in
 * common is their application.
 * @param own the group's accounts; @param weights the mixture of accounts outside the group
 */
export function programNats(own: readonly GridLikelihood[], weights: readonly number[]): number {
  const together = weights.map((_, point) => own.reduce((sum, logs) => sum + (logs[point] ?? 0), 0));
  const most = Math.max(...together);
  const people = together.reduce((sum, log, point) => sum + (weights[point] ?? 0) * Math.exp(log - most), 0);
  return (together[weights.length - 1] ?? 0) - most - Math.log(people);
}
