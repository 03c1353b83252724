import { randomBytes } from "node:crypto";

/** How deep the objects stand in a request that are its spans: in resourceSpans[], scopeSpans[] and spans[]. */
const depthOfSpans = 7;

/** Characters of JSON that tell where its parts begin and end. */
const quote = 0x22;
const backslash = 0x5c;
const listOpens = 0x5b;
const listCloses = 0x5d;
const objectOpens = 0x7b;
const objectCloses = 0x7d;

/** A request in which a text stands in the place of each span, and the spans by these texts. */
export interface CutJson {
  frame: string;
  spans: ReadonlyMap<unknown, Buffer>;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws SyntaxError or TypeError for what is no JSON in UTF-8 */
export const parseJson = (bytes: Uint8Array): unknown => JSON.parse(utf8.decode(bytes));

/**
 * Cuts the spans out of an OTLP/JSON request without parsing it, so that they can be parsed one by one: to parse a large body at once
 * would keep everybody else waiting. Frame and spans are valid JSON exactly when the body is.
 */
export function cutSpans(body: Buffer): CutJson {
  // Nobody who writes a body can know it.
  const mark = randomBytes(16).toString("hex");
  const spans = new Map<unknown, Buffer>();
  const frame: string[] = [];
  let kept = 0;
  let start = -1;
  const isList: boolean[] = [];
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] as number;
    if (byte === quote) {
      at = endOfText(body, at);
    } else if (byte === objectOpens || byte === listOpens) {
      depth += 1;
      isList[depth] = byte === listOpens;
      if (depth === depthOfSpans && isList[depth - 1] && !isList[depth]) start = at;
    } else if (byte === objectCloses || byte === listCloses) {
      if (depth === depthOfSpans && start >= 0) {
        const name = `${mark}/${spans.size}`;
        spans.set(name, body.subarray(start, at + 1));
        frame.push(utf8.decode(body.subarray(kept, start)), JSON.stringify(name));
        [kept, start] = [at + 1, -1];
      }
      depth -= 1;
    }
  }
  frame.push(utf8.decode(body.subarray(kept)));
  return { frame: frame.join(""), spans };
}

/** Where the text ends that begins at a place; the end of all when it does not end. */
function endOfText(body: Buffer, from: number): number {
  for (let end = body.indexOf(quote, from + 1); end >= 0; end = body.indexOf(quote, end + 1)) {
    let before = end;
    while (body[before - 1] === backslash) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return body.length;
}
