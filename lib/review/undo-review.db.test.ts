import { expect, it } from "vitest";
import { makeCampaign } from "@/lib/campaigns/testing";
import { testContext } from "@/lib/command/testing";
import type { Database } from "@/lib/db";
import { rolledBack } from "@/lib/db/testing";
import { claim, handOver, putOff, readReview, release, undoReview, wake } from ".";

const start = new Date("2026-11-01T12:00:00Z");
const reason = "Waits for the reseller's answer.";

function as(db: Database, name: string) {
  const ctx = testContext(db, ["analyst"], { clock: () => start });
  return { ...ctx, actor: { ...ctx.actor, id: `user-${name}`, name } };
}

it("takes back one's own last act, and is whose it was with all that stood there", () =>
  rolledBack(async (db) => {
    const [ada, { id }] = [as(db, "ada"), await makeCampaign(db)];
    const made = { type: "campaign" as const, id };
    await db.user.create({ data: { id: "user-ben", name: "ben", email: "ben@example.test", roles: ["analyst"] } });
    await claim(ada, made);
    const mine = await readReview(ada, made);
    const until = new Date(start.getTime() + 3_600_000).toISOString();
    const acts = [
      () => release(ada, made),
      () => handOver(ada, { ...made, toId: "user-ben", note: "Look at the cards." }),
      () => putOff(ada, { ...made, until, reason }),
    ];
    for (const act of acts) {
      const { changeId } = await act();
      expect((await readReview(ada, made)).claim?.holder.name).not.toBe("ada");
      await undoReview(ada, { ...made, changeId: changeId ?? "" });
      expect(await readReview(ada, made)).toEqual(mine);
      await expect(undoReview(ada, { ...made, changeId: changeId ?? "" })).rejects.toMatchObject({ code: "conflict" });
    }
    const records = await db.auditRecord.count({ where: { subjectId: id, action: "review.undo" } });
    expect(records).toBe(acts.length);
  }));

it("is refused once anybody has acted since, and to everybody else", () =>
  rolledBack(async (db) => {
    const [ada, ben, { id }] = [as(db, "ada"), as(db, "ben"), await makeCampaign(db)];
    const made = { type: "campaign" as const, id };
    await claim(ada, made);
    const released = (await release(ada, made)).changeId ?? "";
    await expect(undoReview(ben, { ...made, changeId: released })).rejects.toMatchObject({ code: "conflict" });
    await claim(ben, made);
    await expect(undoReview(ada, { ...made, changeId: released })).rejects.toMatchObject({ code: "conflict" });
    expect((await readReview(ada, made)).claim?.holder.name).toBe("ben");

    const until = new Date(start.getTime() + 3_600_000).toISOString();
    const { changeId } = await putOff(ben, { ...made, until, reason });
    await wake(ada, made);
    await expect(undoReview(ben, { ...made, changeId: changeId ?? "" })).rejects.toMatchObject({ code: "conflict" });
    const viewer = { ...ben, actor: testContext(db, ["viewer"]).actor };
    await expect(undoReview(viewer, { ...made, changeId: released })).rejects.toMatchObject({ code: "forbidden" });
  }));
