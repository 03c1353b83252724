/** How long an appeal is heard: the shortest that the Digital Services Act allows is six months (article 20). */
const appealMonths = 6;

/** Until when an appeal is heard by whom is told now. */
export function appealableFrom(now: Date): Date {
  const until = new Date(now);
  until.setUTCMonth(now.getUTCMonth() + appealMonths);
  // Where the month has no such day, the first of the next: never shorter.
  if (until.getUTCDate() !== now.getUTCDate()) until.setUTCDate(1);
  return until;
}
