import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import * as manifest from "@/app/taxii2/root/collections/[id]/manifest/route";
import * as object from "@/app/taxii2/root/collections/[id]/objects/[objectId]/route";
import * as versions from "@/app/taxii2/root/collections/[id]/objects/[objectId]/versions/route";
import * as objects from "@/app/taxii2/root/collections/[id]/objects/route";
import * as collection from "@/app/taxii2/root/collections/[id]/route";
import * as collections from "@/app/taxii2/root/collections/route";
import * as root from "@/app/taxii2/root/route";
import * as status from "@/app/taxii2/root/status/[statusId]/route";
import * as discovery from "@/app/taxii2/route";
import type { RouteHandler } from "../../route";

type Module = Partial<Record<string, RouteHandler>>;

/** The addresses of the server as Next serves them, longest first. */
const routes: [string, Module][] = [
  ["/taxii2/root/collections/:id/objects/:objectId/versions/", versions],
  ["/taxii2/root/collections/:id/objects/:objectId/", object],
  ["/taxii2/root/collections/:id/objects/", objects],
  ["/taxii2/root/collections/:id/manifest/", manifest],
  ["/taxii2/root/collections/:id/", collection],
  ["/taxii2/root/collections/", collections],
  ["/taxii2/root/status/:statusId/", status],
  ["/taxii2/root/", root],
  ["/taxii2/", discovery],
] as const;

function routeOf(path: string): { module: Module; params: Record<string, string> } | undefined {
  for (const [pattern, module] of routes) {
    const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const found = new RegExp(`^${pattern.replaceAll(/:\w+/g, "([^/]+)")}$`).exec(path);
    if (found === null) continue;
    return {
      module,
      params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? "")])),
    };
  }
  return undefined;
}

export interface PartnerServer {
  url: string;
  /** Paths and queries that were asked for. */
  asked: string[];
  close(): Promise<void>;
}

/**
 * The TAXII server's routes behind a real HTTP server.
 * @param meanwhile runs before a request is answered, with its number; what it returns is answered instead
 */
export async function servePartners(
  meanwhile?: (nth: number) => Promise<Response | undefined>,
): Promise<PartnerServer> {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      asked.push(incoming.url ?? "");
      const response = (await meanwhile?.(asked.length)) ?? (await answer(incoming));
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    })().catch((error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/taxii2/`, asked, close };
}

async function answer(incoming: IncomingMessage): Promise<Response> {
  const url = new URL(`http://${incoming.headers.host}${incoming.url}`);
  const found = routeOf(url.pathname);
  const handler = found?.module[incoming.method ?? "GET"];
  if (found === undefined || handler === undefined)
    return new Response(null, { status: found === undefined ? 404 : 405 });
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const body = ["POST", "PUT"].includes(incoming.method ?? "")
    ? { body: Readable.toWeb(incoming), duplex: "half" }
    : {};
  const request = new Request(url, { method: incoming.method, headers, ...body } as RequestInit);
  return handler(request, { params: Promise.resolve(found.params) });
}
