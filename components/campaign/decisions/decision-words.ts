/** What goes on record with a confirmation. */
export const strongestAnswer = "Answer to the strongest innocent explanation";
export const nothingDecided = "Nobody has decided anything here";
