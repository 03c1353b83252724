import type { Residents } from "./residents";
import type { TextSink } from "./text-sink";

const iso = (at: number | undefined, count: number | undefined) =>
  at === undefined || !count ? null : new Date(at).toISOString();

/** The truth, one line an account; kept in a file of its own that no import reads. */
export async function writeLabels(residents: Residents, sink: TextSink): Promise<void> {
  for (const [i, resident] of residents.list.entries()) {
    const line = {
      account: resident.id,
      ...resident.truth,
      signup: resident.createdAt,
      first_seen: iso(residents.firstSeen[i], residents.sent[i]),
      first_extraction: iso(residents.firstExtraction[i], residents.extracted[i]),
      n: residents.sent[i],
      n_extraction: residents.extracted[i],
    };
    const wait = sink.write(`${JSON.stringify(line)}\n`);
    if (wait) await wait;
  }
  await sink.close();
}
