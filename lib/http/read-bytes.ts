import { invalidInput, tooLarge } from "@/lib/kernel";

/** The error of a body of more than `limit` bytes. */
export const longerThan = (limit: number, remedy = "") =>
  tooLarge(`The body is longer than the ${limit.toLocaleString("en")} bytes this accepts.${remedy}`);

/**
 * The body of a request as bytes. Counts while it reads: the length that a client states is not to be trusted.
 * @param limit longest body in bytes
 * @throws `too_large`, `invalid_input` when it is empty
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const over = () => longerThan(limit, " Split it.");
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw over();
  if (request.body === null) throw invalidInput("The body is empty; send the file as it is.");
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw over();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
