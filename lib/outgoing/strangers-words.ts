/** What another server says of itself, fit to be shown: letters, figures and signs alone, cut short. */
export const strangersWords = (text: string, most: number): string =>
  text.replaceAll(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, "").slice(0, most);

/** What an answer says whose status nobody foresaw. */
export const unforeseenStatus = "answers with an error";
