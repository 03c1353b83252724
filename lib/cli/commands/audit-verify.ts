import { preconditionFailed } from "@/lib/kernel";
import { verifyAudit } from "@/lib/record";
import { command } from "../command";
import { withInstallation } from "../installation";

export const auditVerify = command({
  name: "audit verify",
  summary: "Walks the hash chain of the audit record; exit 1 when anything was changed, removed, moved or cut off.",
  options: {},
  run: (_values, terminal) =>
    withInstallation(terminal, ["audit.read"], async (ctx) => {
      const { records, anchored, intact, fault } = await verifyAudit(ctx);
      if (!intact) throw preconditionFailed(fault ?? "The record is not intact.");
      await terminal.out(`${records} records, intact; the signed head outside the database vouches for ${anchored}\n`);
    }),
});
