import type { Body } from "./decode";

/** Enough of a file to tell what it is. */
export const headBytes = 16 * 1024;

/** The first bytes of a body, and a body that still has them. */
export async function peek(body: Body, wanted = headBytes): Promise<{ head: Buffer; body: Body }> {
  const blocks = body[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await blocks.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(taken).subarray(0, wanted), body: joined(taken, blocks) };
}

async function* joined(taken: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): Body {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
