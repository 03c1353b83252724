/** What a run goes through before it publishes anything, in its order, as its phases call themselves when they are over. */
export const examining = [
  "extent",
  "availability",
  "shared values",
  "links and groups",
  "profiles",
  "extraction",
  "verdicts",
  "end users",
  "explanations",
];

/** The same for a run over what moved. */
export const examiningMoved = [
  "extent",
  "moved accounts",
  ...examining.slice(1).filter((phase) => phase !== "end users"),
];

/** The phase under way after one is over, and how far that is; all phases count the same. */
export function stepIn(phases: readonly string[], over: string): { phase: string; progress: number } {
  const next = phases.indexOf(over) + 1;
  return { phase: phases[next] ?? over, progress: next / phases.length };
}
