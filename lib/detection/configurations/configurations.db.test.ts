import { expect, it } from "vitest";
import { testActor, testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { type Configuration, configurationHash, defaultConfiguration } from "../configuration";
import {
  activateConfiguration,
  listConfigurations,
  proposeConfiguration,
  readConfiguration,
  withdrawConfiguration,
} from "./index";
import { liveVersion } from "./live";

const reason = "The agreement of payment in decided campaigns is lower.";
const numbers = (over: Partial<Configuration> = {}) => {
  const { version: _, ...content } = { ...defaultConfiguration, ...over };
  return content;
};

const analyst = (db: Database) => testContext(db, ["analyst"]);
const lead = (db: Database, name = "lead") => testContext(db, ["lead"], { actor: testActor(["lead"], name) });

async function proposal(db: Database, over: Partial<Configuration> = { odds: 49 }) {
  const { live } = await listConfigurations(analyst(db));
  return proposeConfiguration(analyst(db), { basedOnId: live.id, content: numbers(over), reason });
}

/** A shadow run of a version as it would be stored once it came to its end. */
async function shadowOf(
  db: Database,
  configurationId: string,
  hash: string,
  status: "completed" | "failed" = "completed",
) {
  const run = (id: string, data: object) =>
    db.detectionRun.create({ data: { id, configuration: {}, ...data } as never });
  const [baselineRunId, id] = [newId(), newId()];
  const { hash: configurationHash } = await liveVersion(db);
  await run(baselineRunId, { status: "published", configurationHash });
  await run(id, { status, shadow: true, configurationId, configurationHash: hash, baselineRunId });
  return id;
}

it("starts with what is shipped, and proposes by field what is different", () =>
  rolledBack(async (db) => {
    const before = await listConfigurations(testContext(db, ["viewer"]));
    expect(before.versions).toMatchObject([{ number: 1, status: "live", origin: "shipped", differences: [] }]);
    const proposed = await proposal(db);
    expect(proposed).toMatchObject({
      number: 2,
      status: "proposed",
      name: `${defaultConfiguration.version}+2`,
      reason,
      differences: [{ path: "odds", from: 99, to: 49 }],
      shadow: null,
    });
    expect(proposed.values["families.payment.cap"]).toBe(8);
    expect((await liveVersion(db)).hash).toBe(configurationHash(defaultConfiguration));
    const record = await db.auditRecord.findFirst({ where: { subjectId: proposed.id } });
    expect(record).toMatchObject({ action: "configuration.propose", actorName: "analyst" });
    expect(record?.content).toContain(reason);
  }));

it("refuses what does not parse by the name of the number, and what changes nothing", () =>
  rolledBack(async (db) => {
    const { live } = await listConfigurations(analyst(db));
    const content = {
      ...numbers(),
      odds: "ninety",
      families: { ...defaultConfiguration.families, payment: { m: 2, cap: 8 } },
    };
    await expect(proposeConfiguration(analyst(db), { basedOnId: live.id, content, reason })).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "content.families.payment.m" }, { field: "content.odds" }],
    });
    const same = { basedOnId: live.id, content: numbers(), reason };
    await expect(proposeConfiguration(analyst(db), same)).rejects.toThrow("Nothing differs");
    await expect(proposeConfiguration(analyst(db), { ...same, reason: "short" })).rejects.toThrow(/at least 10/);
    expect(await db.detectorConfiguration.count()).toBe(0);
  }));

it("goes live by a second person after a shadow run, one at a time", () =>
  rolledBack(async (db) => {
    const { id, version, hash } = await proposal(db);
    const input = { id, version, reason, shadowRunId: newId() };
    await expect(activateConfiguration(analyst(db), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(activateConfiguration(lead(db), input)).rejects.toThrow(/in the shadow first/);
    await shadowOf(db, id, hash, "failed");
    await expect(activateConfiguration(lead(db), input)).rejects.toThrow(/in the shadow first/);
    const shadowRunId = await shadowOf(db, id, hash);
    await expect(activateConfiguration(lead(db), { ...input, shadowRunId, version: 7 })).rejects.toMatchObject({
      code: "conflict",
    });
    const live = await activateConfiguration(lead(db), { ...input, shadowRunId });
    expect(live).toMatchObject({
      status: "live",
      decidedBy: { name: "lead" },
      decisionReason: reason,
      differences: [],
    });
    expect((await liveVersion(db)).configuration.odds).toBe(49);
    const { versions } = await listConfigurations(analyst(db));
    expect(versions.map(({ number, status }) => [number, status])).toEqual([
      [2, "live"],
      [1, "superseded"],
    ]);
    const again = activateConfiguration(lead(db), { ...input, shadowRunId, version: live.version });
    await expect(again).rejects.toMatchObject({ code: "forbidden_transition" });
  }));

it("never goes live by its proposer, on no path", () =>
  rolledBack(async (db) => {
    const { live } = await listConfigurations(lead(db));
    const input = { basedOnId: live.id, content: numbers({ odds: 49 }), reason };
    const { id, version, hash } = await proposeConfiguration(lead(db), input);
    const shadowRunId = await shadowOf(db, id, hash);
    const act = { id, version, shadowRunId, reason };
    await expect(activateConfiguration(lead(db), act)).rejects.toThrow(/somebody else/);
    const ownKey = { ...testActor(["lead"]), type: "api_key" as const, id: "a-key-of-the-lead" };
    await expect(activateConfiguration(testContext(db, [], { actor: ownKey }), act)).rejects.toMatchObject({
      code: "forbidden",
    });
    const { proposedById } = await db.detectorConfiguration.findUniqueOrThrow({ where: { id } });
    const data = { status: "live" as const, isLive: true, decidedById: proposedById };
    await db.detectorConfiguration.updateMany({
      where: { isLive: true },
      data: { status: "superseded", isLive: null },
    });
    await expect(db.detectorConfiguration.update({ where: { id }, data })).rejects.toThrow(/two_people/);
  }));

it("is compared with what is live now: an older shadow run or an older base is refused", () =>
  rolledBack(async (db) => {
    const { live: shipped } = await listConfigurations(analyst(db));
    const [first, second] = [await proposal(db), await proposal(db, { termCap: 4 })];
    const shadows = [await shadowOf(db, first.id, first.hash), await shadowOf(db, second.id, second.hash)] as const;
    await activateConfiguration(lead(db), { id: first.id, version: 1, shadowRunId: shadows[0], reason });
    const late = { id: second.id, version: 1, shadowRunId: shadows[1], reason };
    await expect(activateConfiguration(lead(db), late)).rejects.toThrow(/run it again/);
    const stale = { basedOnId: shipped.id, content: numbers({ odds: 9 }), reason };
    await expect(proposeConfiguration(analyst(db), stale)).rejects.toMatchObject({ code: "conflict" });
    expect((await readConfiguration(analyst(db), second.id)).differences.map(({ path }) => path)).toEqual([
      "odds",
      "termCap",
    ]);
  }));

it("is withdrawn by its proposer or a lead, with a reason", () =>
  rolledBack(async (db) => {
    const { id, version } = await proposal(db);
    const other = testContext(db, ["analyst"], { actor: testActor(["analyst"], "colleague") });
    await expect(withdrawConfiguration(other, { id, version, reason })).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawConfiguration(lead(db), { id, version, reason: "" })).rejects.toMatchObject({
      code: "invalid_input",
    });
    expect(await withdrawConfiguration(lead(db), { id, version, reason })).toMatchObject({
      status: "withdrawn",
      decidedBy: { name: "lead" },
    });
    await expect(withdrawConfiguration(analyst(db), { id, version: 2, reason })).rejects.toMatchObject({
      code: "forbidden_transition",
    });
  }));
