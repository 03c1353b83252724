/** What speaks for innocence whether it is weighed as a term or looked for as a test: the name, and what it would mean. */
export const innocentWords = {
  contract: { label: "Contract or programme", meaning: "The provider has looked at who this is." },
  verified_organisation: { label: "Verified organisation", meaning: "A name that can be held to account." },
  repeated_questions: {
    label: "Same questions several times",
    meaning: "Benchmarks repeat questions; harvesting wastes none.",
  },
  one_payer: {
    label: "One open payer",
    meaning: "One card and one mail domain for nearly all: what an honest team looks like.",
  },
};

/** What the figures of levels count. */
export const levelWords = {
  conversations: "sessions with several turns, a mean",
  many_users_per_account: "set-ups per account, a log mean",
};
