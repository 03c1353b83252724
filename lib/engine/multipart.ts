/**
 * The named parts of a `multipart/form-data` body, the way ClickHouse clients send many or long parameters.
 * Throws on a body that does not keep to its boundary.
 */
export function readMultipart(body: Buffer, contentType: string): Map<string, string> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new Error("multipart body without a boundary");
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts = new Map<string, string>();
  let at = body.indexOf(`--${boundary}`);
  if (at < 0) throw new Error("multipart body without its boundary");
  at += delimiter.length - 2;
  while (body.subarray(at, at + 2).toString() !== "--") {
    const headEnd = body.indexOf("\r\n\r\n", at);
    const end = body.indexOf(delimiter, headEnd + 2);
    if (headEnd < 0 || end < 0) throw new Error("multipart body is cut off");
    const name = /name="([^"]*)"/i.exec(body.subarray(at, headEnd).toString())?.[1];
    if (name === undefined) throw new Error("multipart part without a name");
    parts.set(name, body.subarray(headEnd + 4, end).toString());
    at = end + delimiter.length;
  }
  return parts;
}
