/** Why prompts cannot be read. */
export const noReading = {
  byRole: "Reading prompts is a permission of its own, which your roles do not have. Ask a lead.",
  nothingStored: "No exchanges are stored for this account",
};

/** What reading does, told before it is done; `what` it is for goes on record with the reader. */
export const consequencesOfReading = (what: "campaign" | "sample"): string[] => [
  "You will see what people wrote and what the model answered.",
  `This is recorded in the audit with your name, the ${what} and the purpose.`,
];
