import { simulateWorld, worldPreset } from "@/lib/simulator";
import { command } from "../command";

export const simulate = command({
  name: "simulate",
  summary: "Writes a labelled synthetic world in the canonical input format.",
  options: {
    accounts: { type: "number", required: true, help: "accounts in all, campaigns included", least: 100 },
    exchanges: { type: "number", required: true, help: "exchanges in all", least: 100 },
    days: { type: "number", required: true, help: "length of the window", least: 2, most: 366 },
    seed: { type: "number", help: "the same seed gives the same bytes (1 by default)", most: 4_294_967_295 },
    start: { type: "text", value: "DATE", help: "first day of the window, UTC (2026-01-12 by default)" },
    "campaign-accounts": { type: "number", help: "accounts of one more, very large campaign" },
    out: { type: "text", value: "DIR", required: true, help: "directory that receives the files" },
  },
  async run(values, terminal) {
    const { out, seed = 1, "campaign-accounts": campaignAccounts, ...size } = values;
    const plan = worldPreset({ ...size, seed, ...(campaignAccounts === undefined ? {} : { campaignAccounts }) });
    const onProgress = ({ day, days, exchanges }: { day: number; days: number; exchanges: number }) => {
      terminal.signal.throwIfAborted();
      terminal.progress(`day ${day} of ${days}, ${exchanges} exchanges`);
    };
    const made = await simulateWorld({ ...plan, out, onProgress });
    const rate = Math.round(made.exchanges / made.seconds);
    terminal.progress(`${made.accounts} accounts, ${made.campaigns} campaigns, ${made.exchanges} exchanges, ${rate}/s`);
    await terminal.out(
      Object.values(made.files)
        .map((file) => `${file}\n`)
        .join(""),
    );
  },
});
