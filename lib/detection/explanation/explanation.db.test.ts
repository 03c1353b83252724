import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testContext } from "@/lib/command/testing";
import { type Database, database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { takeFile } from "@/lib/ingest";
import { simulateWorld, worldPreset } from "@/lib/simulator";
import { createTestWarehouse } from "@/lib/warehouse/testing";
import { defaultConfiguration } from "../configuration";
import { Explanation, exculpatoryTests, ScoreTerm } from "../contract";
import { detect } from "../detect";
import { everythingPublished, unlike } from "../testing/published";
import { readMemberExplanation } from "./read-member-explanation";

type Store = Awaited<ReturnType<typeof createTestWarehouse>>;
let out: string;
/** The same world twice, its rows imported in another order. */
let store: Store;
let shuffled: Store;

beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), "stillwatch-explain-"));
  const { files } = await simulateWorld({
    ...worldPreset({ accounts: 900, exchanges: 22_000, days: 12, seed: 11 }),
    out,
  });
  store = await filled(files);
  shuffled = await filled({
    accounts: await reversed(files.accounts),
    releases: files.releases,
    exchanges: await reversed(files.exchanges),
  });
}, 180_000);

afterAll(async () => {
  await store?.drop();
  await shuffled?.drop();
  await rm(out, { recursive: true, force: true });
});

async function filled(files: Record<"accounts" | "releases" | "exchanges", string>): Promise<Store> {
  const warehouse = await createTestWarehouse();
  const ctx = testContext(database(), ["admin"], { warehouse });
  for (const kind of ["accounts", "releases", "exchanges"] as const) await takeFile(ctx, { kind, file: files[kind] });
  return warehouse;
}

async function reversed(file: string): Promise<string> {
  const bytes = await readFile(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const lines = text.trim().split("\n").reverse();
  const copy = `${file}.reversed.ndjson`;
  await writeFile(copy, `${lines.join("\n")}\n`);
  return copy;
}

const contextOf = (db: Database, warehouse: Store) => testContext(db, ["analyst"], { warehouse });

it("gives the same facts byte for byte over the same data, in whatever order it came in", async () => {
  await rolledBack(async (db) => {
    await detect(contextOf(db, store));
    const first = await everythingPublished(db, store);
    expect(first.length).toBeGreaterThan(20);
    await detect(contextOf(db, store));
    expect(unlike(await everythingPublished(db, store), first)).toEqual([]);
  });
  await rolledBack(async (db) => {
    await detect(contextOf(db, shuffled));
    const again = await everythingPublished(db, shuffled);
    expect(again.length).toBeGreaterThan(20);
    await detect(contextOf(db, store));
    expect(unlike(await everythingPublished(db, store), again)).toEqual([]);
  });
}, 240_000);

it("lists weights that add up to the score shown, of every campaign and of every member", async () => {
  await rolledBack(async (db) => {
    const run = await detect(contextOf(db, store));
    const campaigns = await db.campaign.findMany({ where: { runId: run.id }, include: { members: true } });
    let checked = 0;
    for (const campaign of campaigns) {
      const { priorNats, against, sentences, configurationHash } = Explanation.parse(campaign.explanation);
      const terms = ScoreTerm.array().parse(campaign.scoreTerms);
      expect(terms.reduce((sum, { nats }) => sum + nats, priorNats)).toBeCloseTo(campaign.score, 8);
      expect(against.map(({ name }) => name)).toEqual(Object.keys(exculpatoryTests));
      expect([sentences.length, configurationHash]).toEqual([2, run.configurationHash]);
      for (const member of campaign.members) {
        const found = await readMemberExplanation(db, store, campaign.id, member.accountId);
        if (!found) throw new Error(`${member.accountId} is not explained.`);
        expect(addsUp(found, member)).toEqual([]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(25);
  });
}, 240_000);

type Found = NonNullable<Awaited<ReturnType<typeof readMemberExplanation>>>;

/** What does not add up in a member's explanation. */
function addsUp(
  { explanation, facts }: Found,
  member: { accountId: string; score: number; families: unknown },
): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => void (holds || faults.push(`${member.accountId}: ${what}`));
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-8;
  const { parts, conduct, score } = explanation;
  must(
    near(
      parts.reduce((sum, { nats }) => sum + nats, conduct.nats),
      score,
    ),
    "parts are not the score",
  );
  must(near(score, member.score), "the score is another");
  must(conduct.nats <= 0, "conduct speaks for membership");
  const families = member.families as Record<string, number>;
  for (const { family, listed, missing, capped, nats } of parts) {
    const own = facts.filter((fact) => fact.family === family);
    must(
      near(
        own.reduce((sum, fact) => sum + fact.nats, 0),
        listed,
      ),
      `${family}: facts are not what is listed`,
    );
    must(near(listed + missing + capped, nats), `${family}: does not add up`);
    must(missing <= 0 && capped <= 0, `${family}: something missing or capped adds`);
    must(near(families[family] ?? Number.NaN, nats), `${family}: the member shows another weight`);
    must(nats <= defaultConfiguration.families[family].cap + 1e-3, `${family}: above its cap`);
  }
  must(
    facts.every(({ family }) => parts.some((part) => part.family === family)),
    "a fact of no part",
  );
  must(
    facts.every((fact) => fact.accountsOverall >= fact.accountsHere && fact.accountsHere > 0),
    "counts",
  );
  must(
    facts.every(({ firstSeen, lastSeen }) => firstSeen !== null && lastSeen !== null && firstSeen <= lastSeen),
    "seen",
  );
  must(explanation.sentences.length === 2 && explanation.against.length > 8, "sentences or tests are missing");
  return faults;
}
