import type pg from "pg";

/** A question as Postgres is asked it. */
export interface Statement {
  text: string;
  values?: unknown[];
}

/** Asks all statements of a question at once, as our own verbs do; gives the rows of each. */
export const askBaseline = (pool: pg.Pool, statements: readonly Statement[]): Promise<Record<string, unknown>[][]> =>
  Promise.all(statements.map(async ({ text, values = [] }) => (await pool.query(text, values)).rows));

/** How Postgres goes about each statement, with the blocks that it read. */
export async function plansOf(pool: pg.Pool, statements: readonly Statement[]): Promise<string[]> {
  const plans: string[] = [];
  for (const { text, values = [] } of statements) {
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS, SETTINGS) ${text}`, values);
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  return plans;
}
