import type { Bench } from "./bench";
import { type Finding, spreadOf } from "./measure";

interface TableSize {
  table: string;
  bytes: string;
}

const texts = ["system_prompt", "prompt", "response"];

/** Bytes on disk of all tables and roll-ups, once their parts are merged. */
export async function benchStorage(bench: Bench): Promise<Finding[]> {
  const { warehouse: store } = bench.context();
  await store.command("OPTIMIZE TABLE exchange FINAL");
  const [counted] = await store.rows<{ exchanges: string }>("SELECT count() AS exchanges FROM exchange");
  const exchanges = Number(counted?.exchanges);
  const sizes = await store.rows<TableSize>(
    "SELECT table, sum(bytes_on_disk) AS bytes FROM system.parts WHERE active AND database = currentDatabase() GROUP BY table ORDER BY bytes DESC",
  );
  const [words] = await store.rows<{ bytes: string }>(
    "SELECT sum(column_bytes_on_disk) AS bytes FROM system.parts_columns WHERE active AND database = currentDatabase() AND table = 'exchange' AND column IN {texts:Array(String)}",
    { texts },
  );
  const all = sizes.reduce((sum, { bytes }) => sum + Number(bytes), 0);
  for (const { table, bytes } of sizes.slice(0, 6))
    bench.say(`${table}: ${(Number(bytes) / exchanges).toFixed(1)} bytes per exchange`);
  const findings = [finding("all tables and roll-ups, with prompt text", all / exchanges, "≤ 160")];
  // Small parts keep their columns in one file, whose shares are not told apart.
  if (Number(words?.bytes) > 0) {
    findings.push(
      finding("all tables and roll-ups, without prompt text", (all - Number(words?.bytes)) / exchanges, "≤ 60"),
    );
  }
  return findings;
}

const finding = (what: string, value: number, target: string): Finding => ({
  area: "storage",
  what,
  against: "",
  unit: "bytes/exchange",
  value: spreadOf([value]),
  target,
});
