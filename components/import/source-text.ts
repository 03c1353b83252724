import type { PathSource } from "@/lib/ingest/contract";

/** What is said of a source beside its place and its conversion, as one line: `success=ok, *=error`, or `user, last`. */
export function detailOf({ as, words = {}, otherwise, roles = [], of }: PathSource): string {
  if (as === "messages") return [...roles, ...(of === "last" ? ["last"] : [])].join(", ");
  const pairs = Object.entries(words).map(([from, to]) => `${from}=${to}`);
  return [...pairs, ...(otherwise === undefined ? [] : [`*=${otherwise}`])].join(", ");
}

/** The source with a line as `detailOf` writes it. */
export function withDetail({ from, as }: PathSource, text: string): PathSource {
  const pieces = text
    .split(",")
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
  if (as === "messages") {
    const roles = pieces.filter((piece) => piece !== "last" && piece !== "all");
    return { from, as, ...(roles.length > 0 && { roles }), ...(pieces.includes("last") && { of: "last" as const }) };
  }
  const pairs = pieces.map((piece) => {
    const at = piece.lastIndexOf("=");
    return at < 0 ? ([piece, piece] as const) : ([piece.slice(0, at).trim(), piece.slice(at + 1).trim()] as const);
  });
  const otherwise = pairs.find(([word]) => word === "*")?.[1];
  const words = Object.fromEntries(pairs.filter(([word]) => word !== "*"));
  return { from, as, words, ...(otherwise !== undefined && { otherwise }) };
}

/** What a line may say for a conversion. */
export const detailHints: Partial<Record<NonNullable<PathSource["as"]>, string>> = {
  words: "success=ok, failure=error, *=error",
  messages: "user, last",
};
