/** Objects of one page of an answer, by default and at most. */
export const pageSize = 500;
export const mostPerPage = 1_000;
/** Bytes of one envelope that a partner adds, of one object in it, and objects of one. */
export const mostEnvelopeBytes = 4 << 20;
export const mostObjectBytes = 256 << 10;
export const mostObjects = 1_000;
/** How deep objects and lists may lie in each other. */
export const mostDepth = 32;
/** Objects of one partner that wait in the quarantine. */
export const mostQuarantined = 100_000;
/** Requests of one key. */
export const requestRate = { window: 60, max: 600 };

/** How deep a JSON text nests, told without parsing it; stops counting above the bound. */
export function depthOf(text: string, bound = mostDepth): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length && deepest <= bound; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at);
    else if (sign === "{" || sign === "[") deepest = Math.max(deepest, ++depth);
    else if (sign === "}" || sign === "]") depth--;
  }
  return deepest;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
