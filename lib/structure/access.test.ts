import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { permissions, permissionsOf, roles, systemActor } from "@/lib/auth";
import { isDomainError } from "@/lib/kernel";
import { readSources } from "./sources";

/** A function that is given a context and guards itself. */
const verb = /export (?:async )?(?:function (\w+)|const (\w+) = (?:async )?)(?:<[^>]*>)?\(\s*ctx: Context\b/g;
const guards = /\brun(?:Command|Query)\(|\brequirePermission\(/;

/** The guards themselves, and locks that a caller holds around verbs. */
const unguarded = ["command.runCommand", "command.runQuery", "ingest.asOnlyCommitter", "traffic.asOnlyBuilder"];

/** A store that nobody may come to before the permission is asked for. */
const untouched = (name: string) =>
  new Proxy(
    {},
    {
      get: (_, key) =>
        key === "then"
          ? undefined
          : () => {
              throw new Error(`${name} was asked before the permission`);
            },
    },
  );

const stranger = {
  actor: systemActor("A stranger", []),
  ...{ db: untouched("Postgres"), warehouse: untouched("ClickHouse"), clock: () => new Date(), requestId: "access" },
};

/** Which permission a verb asks for, told by its own refusal. */
async function asked(call: (...args: unknown[]) => unknown): Promise<string> {
  try {
    const answer = call(stranger, {}, {});
    if (typeof answer === "object" && answer !== null && Symbol.asyncIterator in answer) {
      await (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
    } else await answer;
  } catch (error) {
    const told = isDomainError(error, "forbidden")
      ? /takes the permission (\S+)\.$/.exec(error.message)?.[1]
      : undefined;
    return told ?? `not refused: ${error instanceof Error ? error.message.slice(0, 90) : String(error)}`;
  }
  return "not refused: it answered";
}

async function verbs(): Promise<{ name: string; permission: string }[]> {
  const found = await Promise.all(
    readSources()
      .filter(({ file }) => file.startsWith("lib/") && !/\.test\.tsx?$|\/testing/.test(file))
      .map(async ({ file }) => {
        const text = await readFile(file, "utf8");
        if (!guards.test(text)) return [];
        const names = [...text.matchAll(verb)].flatMap((match) => match[1] ?? match[2] ?? []);
        if (names.length === 0) return [];
        const loaded = await import(path.resolve(file));
        const module = file.split("/")[1] ?? "";
        const offered = await import(path.resolve("lib", module, "index.ts")).catch(() => ({}));
        return names
          .filter((name) => offered[name] === loaded[name])
          .map((name) => ({ name: `${module}.${name}`, call: loaded[name] }));
      }),
  );
  const all = [];
  for (const { name, call } of found.flat()) all.push({ name, permission: await asked(call) });
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

it("every verb refuses who lacks its permission, before it looks at anything; the table says who has it", async () => {
  const all = await verbs();
  const unknown = all.filter(({ permission }) => !permissions.includes(permission as never));
  expect(unknown.filter(({ name }) => !unguarded.includes(name))).toEqual([]);
  const known = all.filter(({ permission }) => permissions.includes(permission as never));
  expect(known.length).toBeGreaterThan(120);
  const width = Math.max(...known.map(({ name }) => name.length));
  const line = ({ name, permission }: (typeof known)[number]) =>
    [
      name.padEnd(width),
      permission.padEnd(24),
      ...roles.map((role) => (permissionsOf[role].includes(permission as never) ? role : "·".padEnd(role.length))),
    ].join("  ");
  process.stdout.write(`${known.map(line).join("\n")}\n`);
});
