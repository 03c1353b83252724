/** Alternatives stand in one pair of braces each and do not nest. */
const wellFormed = /^(?:[^{}\0]|\{[^{}\0]+\})+$/;

/** Patterns without braces that one pattern may stand for. */
const mostAlternatives = 64;

export const isPattern = (pattern: string): boolean =>
  wellFormed.test(pattern) && !pattern.startsWith("/") && countOf(pattern) <= mostAlternatives;

const countOf = (pattern: string): number =>
  [...pattern.matchAll(/\{([^{}]+)\}/g)].reduce((product, [, inner = ""]) => product * inner.split(",").length, 1);

/**
 * What tells whether a path below a place is meant. `*` and `?` stay within a name, `**` goes over any number of folders,
 * also none, `{a,b}` is either. Its time grows with the length of path and pattern only, whatever somebody has written.
 */
export function matcherOf(pattern: string): (path: string) => boolean {
  const alternatives = expand(pattern).map(piecesOf);
  return (path) => alternatives.some((pieces) => matches(pieces, path));
}

function expand(pattern: string): string[] {
  const braces = /^([^{]*)\{([^{}]+)\}(.*)$/s.exec(pattern);
  if (braces === null) return [pattern];
  const [, before = "", inner = "", after = ""] = braces;
  const rest = expand(after);
  return inner.split(",").flatMap((one) => rest.map((end) => `${before}${one}${end}`));
}

/** A sign of its own, or one character. */
const piecesOf = (pattern: string): string[] => pattern.match(/\*\*\/|\*\*|[\s\S]/gu) ?? [];

const mayBeEmpty = (piece: string | undefined): boolean => piece === "*" || piece === "**" || piece === "**/";

/** Follows all ways through the pieces at once: a place is the piece that comes next. */
function matches(pieces: readonly string[], path: string): boolean {
  let places = enter(new Set(), pieces, 0);
  for (const character of path) {
    const next = new Set<number>();
    for (const place of places) step(next, pieces, place, character);
    places = next;
  }
  return places.has(pieces.length);
}

function enter(places: Set<number>, pieces: readonly string[], from: number): Set<number> {
  let place = from;
  places.add(place);
  while (mayBeEmpty(pieces[place])) places.add(++place);
  return places;
}

function step(next: Set<number>, pieces: readonly string[], place: number, character: string): void {
  const piece = pieces[place];
  const isSlash = character === "/";
  if (piece === "**/") {
    // Within a folder's name, which only its slash ends.
    next.add(place);
    if (isSlash) enter(next, pieces, place + 1);
  } else if (piece === "**" || (piece === "*" && !isSlash)) enter(next, pieces, place);
  else if (piece === character || (piece === "?" && !isSlash)) enter(next, pieces, place + 1);
}
