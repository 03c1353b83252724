/** What a reason should tell whoever reads it next, by what it is for. */
export const reasonHints = {
  ruling: "What you looked at, and what it told you.",
  reversal: "What was wrong, or what is known now.",
};
