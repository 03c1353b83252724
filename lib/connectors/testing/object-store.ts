import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Keys of one page of a list, so few that every list takes several. */
const pageKeys = 2;

interface Stored {
  bytes: Buffer;
  etag: string;
  at: Date;
}

/** What may be wrong with an object store. */
export type Trouble = "away" | "hangs" | "breaks off" | "redirects" | "refuses" | "fails" | undefined;

/** An object store that speaks as much of S3 as reading takes: ListObjectsV2 in pages, HEAD, and GET of ranges, by path. */
export class ObjectStore {
  readonly objects = new Map<string, Stored>();
  /** Method and path of all requests. */
  readonly requests: string[] = [];
  trouble: Trouble;
  elsewhere = "";
  readonly #server = createServer((request, response) => this.#answer(request, response));

  private constructor(
    readonly bucket: string,
    /** Undefined lets everybody read. */
    readonly keyId: string | undefined,
  ) {}

  static async open(bucket: string, keyId?: string): Promise<ObjectStore> {
    const store = new ObjectStore(bucket, keyId);
    store.#server.listen(0, "127.0.0.1");
    await once(store.#server, "listening");
    return store;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  put(key: string, content: string | Buffer): void {
    const bytes = Buffer.from(content);
    this.objects.set(key, { bytes, etag: `"${createHash("md5").update(bytes).digest("hex")}"`, at: new Date() });
  }

  /** Ends what hangs. */
  letGo(): void {
    this.trouble = undefined;
    this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    this.letGo();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? "/", this.endpoint);
    const [, bucket, ...key] = url.pathname.split("/");
    this.requests.push(`${request.method} ${url.pathname}`);
    const signedBy = /Credential=([^/]+)\//.exec(request.headers.authorization ?? "")?.[1];
    const stored = this.objects.get(decodeURIComponent(key.join("/")));
    if (this.trouble === "hangs") return;
    if (this.trouble === "away") request.socket.destroy();
    else if (this.trouble === "redirects") response.writeHead(307, { location: this.elsewhere + request.url }).end();
    else if (this.trouble === "fails") refuse(response, 500, "InternalError");
    else if (this.trouble === "refuses" || signedBy !== this.keyId) refuse(response, 403, "AccessDenied");
    else if (bucket !== this.bucket) refuse(response, 404, "NoSuchBucket");
    else if (url.searchParams.has("list-type")) this.#list(url.searchParams, response);
    else if (stored === undefined) refuse(response, 404, "NoSuchKey");
    else this.#read(request, response, stored);
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const prefix = query.get("prefix") ?? "";
    const after = query.get("continuation-token") ?? "";
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, pageKeys);
    const more = keys.length > page.length;
    const rows = page.map((key) => {
      const { bytes, etag, at } = this.objects.get(key) as Stored;
      return `<Contents><Key>${xml(key)}</Key><LastModified>${at.toISOString()}</LastModified><ETag>${xml(etag)}</ETag><Size>${bytes.length}</Size></Contents>`;
    });
    const next = more ? `<NextContinuationToken>${xml(page.at(-1) ?? "")}</NextContinuationToken>` : "";
    response.setHeader("content-type", "application/xml");
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${this.bucket}</Name><Prefix>${xml(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${pageKeys}</MaxKeys><IsTruncated>${more}</IsTruncated>${next}${rows.join("")}</ListBucketResult>`,
    );
  }

  #read(request: IncomingMessage, response: ServerResponse, { bytes, etag, at }: Stored): void {
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "");
    const from = Number(range?.[1] ?? 0);
    const to = range?.[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
    const part = bytes.subarray(from, to + 1);
    response.writeHead(range ? 206 : 200, {
      etag,
      "last-modified": at.toUTCString(),
      "content-length": part.length,
      ...(range ? { "content-range": `bytes ${from}-${to}/${bytes.length}` } : {}),
    });
    if (request.method === "HEAD") response.end();
    else if (this.trouble !== "breaks off") response.end(part);
    else response.write(part.subarray(0, part.length / 2), () => request.socket.destroy());
  }
}

const xml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
