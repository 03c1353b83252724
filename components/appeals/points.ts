/** A piece of what somebody wrote: a sentence that can be answered, or what stands between two. */
export interface Piece {
  text: string;
  isPoint: boolean;
}

/** Fewest characters that make a point. */
export const leastPoint = 10;

/** Cuts a text into its sentences; put together again, the pieces are the text. */
export function piecesOf(text: string): Piece[] {
  const parts = text.split(/((?<=[.!?…])\s+|\n+)/);
  return parts.filter((part) => part !== "").map((part) => ({ text: part, isPoint: part.trim().length >= leastPoint }));
}
