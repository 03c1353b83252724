import { takeFile } from "@/lib/ingest";
import { invalidInput } from "@/lib/kernel";
import type { Warehouse } from "@/lib/warehouse";
import type { Bench } from "./bench";
import { type Finding, interleaved, seconds, speedRatio, spreadOf } from "./measure";

/** Columns that a line of the world can have, as the store's own table types them. */
const columns = [
  "exchange_id",
  "ts",
  "account_id",
  "model",
  "api_key_id",
  "session_id",
  "end_user_id",
  "surface",
  "ip",
  "asn",
  "as_org",
  "country",
  "user_agent",
  "client_fingerprint",
  "system_prompt",
  "prompt",
  "tools",
  "max_tokens",
  "temperature",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "reasoning_returned",
  "finish_reason",
  "status",
];

/** Upload to published rows, against the engine reading the same gzip file into the same columns. */
export async function benchIngest(bench: Bench): Promise<Finding[]> {
  const file = bench.files?.exchanges;
  if (file === undefined) throw invalidInput("`ingest` needs a world of its own: leave --data out.", { field: "data" });
  let rows = 0;
  const paired = await interleaved(bench.options.runs, {
    ours: (run) =>
      inEmptyStore(bench, `ingest, run ${run + 1}`, async (store) => {
        const batch = await takeFile(bench.context(store), { kind: "exchanges", file });
        rows = batch.accepted;
      }),
    baseline: (run) => inEmptyStore(bench, `engine alone, run ${run + 1}`, (store) => plainInsert(store, file)),
  });
  const rates = (list: number[]) => spreadOf(list.map((one) => rows / one));
  return [
    {
      area: "ingest",
      what: "exchanges through ingest: validated, deduplicated, features computed",
      against: "the engine's INSERT … SELECT FROM file() of the same gzip",
      unit: "×",
      value: speedRatio(paired),
      parts: { ours: rates(paired.ours), baseline: rates(paired.baseline), unit: "rows/s" },
      target: "≥ 0.5",
    },
  ];
}

async function inEmptyStore(bench: Bench, name: string, work: (store: Warehouse) => Promise<void>): Promise<number> {
  const store = await bench.emptyStore();
  try {
    const taken = await seconds(() => work(store));
    bench.say(`${name}: ${taken.toFixed(1)} s`);
    return taken;
  } finally {
    await store.drop();
  }
}

const settings = { max_partitions_per_insert_block: 0, date_time_input_format: "best_effort" };

function plainInsert(store: Warehouse, file: string): Promise<void> {
  const path = file.replaceAll("'", "\\'");
  const structure = `SELECT groupArray(concat(name, ' ', type)) FROM system.columns`;
  return store
    .rows<{ structure: string }>(
      `SELECT arrayStringConcat((${structure} WHERE database = currentDatabase() AND table = 'exchange' AND name IN {names:Array(String)}), ', ') AS structure`,
      { names: columns },
    )
    .then(([row]) =>
      store.command(
        `INSERT INTO exchange (${columns.join(", ")}) SELECT ${columns.join(", ")} FROM file('${path}', JSONEachRow, '${row?.structure.replaceAll("'", "\\'")}')`,
        {},
        { settings },
      ),
    );
}
