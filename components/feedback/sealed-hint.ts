/** Under a field for a secret; `keeps`: one is there, and stays unless another is typed. */
export const sealedHint = (keeps: boolean): string =>
  keeps ? "Empty keeps the present one" : "Kept sealed, never shown again";
