import type { Warehouse } from "@/lib/warehouse";

/** What some accounts were given in one week, of one capability class by one model. */
export interface WeekOfLoss {
  /** Its Monday. */
  week: string;
  capability: string;
  model: string;
  exchanges: number;
  outputTokens: number;
  reasoningTokens: number;
}

export const readLoss = (warehouse: Warehouse, accountIds: readonly string[]): Promise<WeekOfLoss[]> =>
  warehouse.rows<WeekOfLoss>(
    `SELECT toString(toMonday(hour)) AS week, toString(capability) AS capability, toString(model) AS model,
       toFloat64(sum(exchanges)) AS exchanges, toFloat64(sum(output_tokens)) AS outputTokens,
       toFloat64(sum(reasoning_tokens)) AS reasoningTokens
     FROM account_hour WHERE account_id IN {accountIds:Array(String)}
     GROUP BY week, capability, model ORDER BY week, capability, model`,
    { accountIds },
  );

/** Distinct prompts, numbers and quotes left out; an estimate within a per cent where they are many. */
export async function countTasks(warehouse: Warehouse, accountIds: readonly string[]): Promise<number> {
  const [row] = await warehouse.rows<{ tasks: string }>(
    `SELECT uniqCombined(17)(template_id) AS tasks FROM exchange
     WHERE account_id IN {accountIds:Array(String)} AND template_id != 0`,
    { accountIds },
  );
  return Number(row?.tasks ?? 0);
}

/** On which day (UTC) each account was opened, as far as the provider said. */
export const readSignUps = (
  warehouse: Warehouse,
  accountIds: readonly string[],
): Promise<{ day: string; accounts: number }[]> =>
  warehouse.rows(
    `SELECT toString(toDate(created_at)) AS day, toUInt32(count()) AS accounts FROM account_current FINAL
     WHERE account_id IN {accountIds:Array(String)} AND created_at IS NOT NULL GROUP BY day ORDER BY day`,
    { accountIds },
  );
