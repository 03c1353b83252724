import { isDomainError, preconditionFailed, unavailable } from "@/lib/kernel";
import type { QueryParams, Warehouse } from "@/lib/warehouse";
import { type BucketObject, listing, reading, settings } from "../sql/bucket.sql";

/** How a bucket is reached. The secret goes to the engine as a parameter; in its own lists and errors the engine hides it. */
export interface BucketAccess {
  endpoint: string;
  bucket: string;
  /** Of the credentials, for messages. */
  name: string;
  credentials: { keyId: string; secret: string } | undefined;
}

const urlOf = ({ endpoint, bucket }: BucketAccess, key: string): string =>
  `${endpoint}/${bucket}/${key.split("/").map(encodeURIComponent).join("/")}`;

const parametersOf = ({ credentials }: BucketAccess): QueryParams => ({ ...credentials });

/**
 * The objects of a bucket whose keys begin with a prefix, one more than asked for when there are more.
 * @throws `unavailable` when the object store does not answer, `precondition_failed` when it refuses
 */
export async function listObjects(
  engine: Warehouse,
  access: BucketAccess,
  prefix: string,
  most: number,
): Promise<{ key: string; etag: string; size: number; modifiedAt: Date }[]> {
  const params = { ...parametersOf(access), url: `${urlOf(access, prefix)}**`, most: most + 1 };
  const sql = listing(access.credentials !== undefined);
  const found = await answered(access, () =>
    engine.rows<BucketObject>(sql, params, { settings, background: true, signal: AbortSignal.timeout(longestList) }),
  );
  return found.map(({ path, etag, size, modified }) => ({
    key: path.slice(access.bucket.length + 1),
    etag,
    size: Number(size),
    modifiedAt: new Date(modified),
  }));
}

/** Longest time for the list of a bucket, in milliseconds: a hundred requests of a thousand keys each. */
const longestList = 60_000;

/**
 * The bytes of an object, with a line break more at its end where it has none; nothing when it has another ETag.
 * @throws as `listObjects`, also from the iteration
 */
export async function* readObject(
  engine: Warehouse,
  access: BucketAccess,
  { key, etag }: { key: string; etag: string },
): AsyncIterable<Buffer> {
  const gone = new AbortController();
  try {
    const params = { ...parametersOf(access), url: urlOf(access, key), etag };
    const sql = reading(access.credentials !== undefined);
    const options = { settings, background: true, signal: gone.signal };
    const bytes = await answered(access, () => engine.bytes(sql, params, options));
    const blocks = bytes[Symbol.asyncIterator]();
    for (;;) {
      const next = await answered(access, () => blocks.next());
      if (next.done) return;
      yield next.value as Buffer;
    }
  } finally {
    gone.abort();
  }
}

async function answered<T>(access: BucketAccess, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw failureOf(access, error);
  }
}

/** Faults of our own statement by the engine's codes: syntax, names of columns, functions and settings. */
const ownFaults = new Set(["46", "47", "62", "115"]);

/** The engine's words may repeat what the object store says of a key; people and logs are told what it comes to. */
function failureOf({ endpoint, bucket, name }: BucketAccess, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (ownFaults.has(code)) return error;
  if (/NoSuchBucket|bucket does not exist/i.test(message)) {
    return preconditionFailed(`${endpoint} has no bucket ${bucket}.`);
  }
  if (/AccessDenied|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|\b40[13]\b|Forbidden/i.test(message)) {
    const which = name === "" ? "reading without credentials" : `the credentials ${name}`;
    return preconditionFailed(`${endpoint} refuses ${which} for the bucket ${bucket}.`);
  }
  // TOO_MANY_REDIRECTS: none is followed.
  if (code === "483") {
    return preconditionFailed(`${endpoint} sends on to another address for the bucket ${bucket}; name that one.`);
  }
  const said = /HTTP response code: (\d{3})\b/.exec(message)?.[1] ?? /S3 exception: `(\w+)`/.exec(message)?.[1];
  const how = said === undefined ? "does not answer, or breaks off," : `answers with an error (${said})`;
  return unavailable(`${endpoint} ${how} for the bucket ${bucket}; it is asked again later.`, 60);
}
