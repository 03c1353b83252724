import { z } from "zod";
import { type Context, runCommand } from "@/lib/command";
import { newId, preconditionFailed } from "@/lib/kernel";
import { readSettings } from "../store/settings";
import { markExported, takeUnexported } from "../store/statements";
import { DsaStatement, statementsOfBatch, statementsOfExport } from "./contract";
import { statementOf } from "./statement";

export interface ExportedStatements {
  exportId: string;
  statements: number;
  /** The bodies of submissions, a JSON object a line, at most 100 statements each. */
  lines: string[];
}

/**
 * Statements of reasons of disclosed measures that have not left yet, the oldest first, checked against the rules of the database that
 * they are for. Each leaves once.
 * @throws `precondition_failed` while the legal role has not allowed it, or where nothing waits
 */
export function exportStatements(ctx: Context): Promise<ExportedStatements> {
  const command = { permission: "transparency.export", schema: z.object({}), input: {} } as const;
  return runCommand(ctx, command, async ({ tx, now, record }) => {
    const { settings } = await readSettings(tx);
    if (!settings.statements) throw preconditionFailed("Statements of reasons do not leave: they are not switched on.");
    const decisions = await takeUnexported(tx, statementsOfExport);
    if (decisions.length === 0) throw preconditionFailed("No disclosed measure waits for its statement to leave.");
    const checked = decisions.map((decision) => ({
      decisionId: decision.id,
      statement: DsaStatement.parse(statementOf(decision, settings)),
    }));
    const exportId = newId();
    await markExported(
      tx,
      checked.map(({ decisionId, statement: { puid } }) => ({ decisionId, puid })),
      { exportId, exportedAt: now },
    );
    record({
      action: "transparency.export",
      subject: { type: "transparency", id: exportId },
      detail: { statements: checked.length, territories: settings.territories },
    });
    const lines: string[] = [];
    for (let at = 0; at < checked.length; at += statementsOfBatch) {
      const statements = checked.slice(at, at + statementsOfBatch).map(({ statement }) => statement);
      lines.push(`${JSON.stringify({ statements })}\n`);
    }
    return { exportId, statements: checked.length, lines };
  });
}
