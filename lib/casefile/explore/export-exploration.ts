import { type Context, runQuery } from "@/lib/command";
import { csvLine } from "@/lib/kernel";
import { askedOf, ExploreQuery, figuresOf, type GroupRow, streamGroups, type TrafficFigures } from "@/lib/traffic";
import { type Question, questionOf } from "./question";

const columns = ["exchanges", "accounts", "outputTokens"] as const satisfies readonly (keyof TrafficFigures)[];
const titles = { exchanges: "exchanges", accounts: "accounts", outputTokens: "output_tokens" };

export interface ExportedExploration {
  fileName: string;
  text: AsyncIterable<string>;
}

/**
 * What the explorer shows as CSV, every group by name: the figures of the window, those of the window before, and what share of the
 * window each group is. Values are shown as on the screen. Throws `invalid_input`.
 */
export function exportExploration(ctx: Context, input: ExploreQuery): Promise<ExportedExploration> {
  return runQuery(ctx, { permission: "traffic.read", schema: ExploreQuery, input }, async (query) => {
    const { by, from, to, measure, grain: _, rank, top, ...filters } = query;
    const question = await questionOf(ctx, by, filters);
    const { scope, membership } = question;
    const asked = await askedOf(ctx.warehouse, { by, from, to, measure, rank, top, scope, membership });
    const window = asked === undefined ? "empty" : `${asked.period.from}-before-${asked.period.to}`;
    const groups = asked === undefined ? noGroups() : streamGroups(ctx.warehouse, asked, rank);
    return { fileName: `traffic-by-${by}-${window}.csv`, text: linesOf(query.by, groups, question) };
  });
}

async function* noGroups(): AsyncGenerator<GroupRow[]> {}

async function* linesOf(
  by: ExploreQuery["by"] & string,
  blocks: AsyncIterable<GroupRow[]>,
  { keyOf, labelOf }: Question,
): AsyncGenerator<string> {
  const names = columns.map((name) => titles[name]);
  yield csvLine([by, ...names, "share_of_exchanges", ...names.map((name) => `${name}_before`)]);
  let all = 0;
  for await (const rows of blocks) {
    for (const row of rows) {
      const { now, before } = figuresOf(row);
      // The first row is that of all together.
      if (row.isTotal) all = now.exchanges;
      const label = row.isTotal ? "all" : labelOf(by, keyOf(row.key));
      const share = all === 0 ? null : Number((now.exchanges / all).toFixed(6));
      yield csvLine([label, ...columns.map((name) => now[name]), share, ...columns.map((name) => before[name])]);
    }
  }
}
