/** What is said around an explanation, of a campaign and of a member alike. */
export const explanationWords = {
  origin: "Made from the facts below and from nothing else",
  against: "What could clear it",
  noSentences: "Detection left no sentences for this campaign.",
  speaksAgainst: "Speaks against it",
  shared: "What is shared",
};

/** By what the explanation can be made again. */
export const replaysWith = "Replays with configuration";
