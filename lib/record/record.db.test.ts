import { expect, it } from "vitest";
import type { Context } from "@/lib/command";
import { testContext } from "@/lib/command/testing";
import { rolledBack } from "@/lib/db/testing";
import { newId } from "@/lib/kernel";
import { getJob, listAuditRecords, listJobs, startDetection, stopJob, verifyAudit } from "./index";

const asTeam = (test: (people: Record<"lead" | "viewer", Context>) => Promise<void>) =>
  rolledBack((db) => test({ lead: testContext(db, ["lead"]), viewer: testContext(db, ["viewer"]) }));

it("queues a detection run once, shows it and stops it", () =>
  asTeam(async ({ lead, viewer }) => {
    await expect(startDetection(viewer)).rejects.toMatchObject({ code: "forbidden" });
    const job = await startDetection(lead);
    expect(job).toMatchObject({ kind: "detect", status: "queued", progress: 0, requestedBy: "lead", stopping: false });
    expect((await startDetection(lead)).id).toBe(job.id);
    expect((await listJobs(viewer, { kind: "detect", status: "queued" })).rows.map(({ id }) => id)).toContain(job.id);
    await expect(stopJob(viewer, job.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(await stopJob(lead, job.id)).toMatchObject({ status: "stopped" });
    await expect(stopJob(lead, job.id)).rejects.toMatchObject({ code: "forbidden_transition" });
    expect((await getJob(viewer, job.id)).finishedAt).not.toBeNull();
    await expect(getJob(viewer, newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(getJob(viewer, "'; drop table job_run")).rejects.toMatchObject({ code: "not_found" });
  }));

it("pages through the jobs without gap or repeat", () =>
  asTeam(async ({ lead }) => {
    const made: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { id } = await startDetection(lead);
      await stopJob(lead, id);
      made.unshift(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { rows, nextCursor } = await listJobs(lead, { kind: "detect", limit: 1, cursor });
      seen.push(...rows.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    }
    expect(seen).toEqual(made);
  }));

it("keeps the record from those who may not read it, and records who does", () =>
  asTeam(async ({ lead, viewer }) => {
    await expect(listAuditRecords(viewer, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(verifyAudit(viewer)).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await startDetection(lead);
    const { rows, total } = await listAuditRecords(lead, { subject: id });
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ action: "detection.start", access: "write", actor: { name: "lead" } }]);
    expect((await listAuditRecords(lead, { action: "audit.read", actor: "lead" })).rows[0]).toMatchObject({
      access: "read",
    });
    expect(await verifyAudit(lead)).toMatchObject({ intact: true, fault: null });
  }));
