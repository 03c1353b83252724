const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** Who made one campaign of several, and whose tests it shows for the time being. */
export const joinedSentence = (
  by: string,
  campaigns: readonly { codeName: string; accounts: number }[],
  like: string,
): string =>
  `${by} merged ${listed(campaigns.map(({ codeName, accounts }) => `${codeName} (${accounts} accounts)`))} into it. Until the next run judges the whole, its score, its tests and what it is taken for are those of ${like}.`;

/** Who took a campaign out of another one, and whose tests it shows for the time being. */
export const partedSentence = (
  by: string,
  given: number,
  { codeName, accounts }: { codeName: string; accounts: number },
): string =>
  `${by} took ${given} of the ${accounts} accounts of ${codeName} out into it. Until the next run judges it, its score, its tests and what it is taken for are those of ${codeName}.`;

/** What a campaign says that accounts were taken out of. */
export const leftSentence = (by: string, given: number, accounts: number, into: string): string =>
  `${by} took ${given} of its ${accounts} accounts out into ${into}; what is said below is of before, until the next run.`;
