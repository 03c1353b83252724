/** Said wherever figures of a run would stand. */
export const notRunYet = "Detection has not run yet";
export const allDecided = "Every campaign that detection found has been decided.";
