import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { enqueue } from "@/lib/jobs";
import { type DomainError, forbiddenTransition, notFound } from "@/lib/kernel";
import { presentVersions } from "../configurations/live";
import type { StartedJob } from "../contract";
import { runPermission } from "../run";
import { describeShadowJob, readShadowJob } from "./store";

/** The error of a shadow run of a version that nobody proposes any more. */
export const notProposed = ({ number, status }: { number: number; status: string }): DomainError =>
  forbiddenTransition(`Version ${number} is ${status}; only proposed ones run in the shadow.`);

/**
 * Asks for a shadow run of a proposed version; one that is not over yet is joined. The worker does it.
 * @throws `not_found`; `forbidden_transition` unless the version is proposed
 */
export function startShadow(ctx: Context, configurationId: string): Promise<StartedJob> {
  const command = { permission: runPermission, schema: z.string(), input: configurationId };
  return runCommand(ctx, command, async ({ tx, input, record }) => {
    const version = (await presentVersions(tx)).find(({ id }) => id === input);
    if (!version) throw notFound("Configuration", input);
    const { number, status } = version;
    if (status !== "proposed") {
      throw notProposed(version);
    }
    const running = await readShadowJob(tx, input);
    const jobId = running ?? (await enqueue(tx, "shadow", { configurationId: input }, { requestedBy: ctx.actor.name }));
    if (running === undefined) await describeShadowJob(tx, jobId, { configurationId: input, configuration: number });
    record({ action: "detection.ask_shadow", subject: { type: "job", id: jobId }, detail: { number } });
    return { jobId };
  });
}
