import type { Residents } from "./residents";
import type { TextSink } from "./text-sink";

/** What is true of every account besides its label, for those who ask whom an error falls upon; one line an account. */
export async function writeTraits(residents: Residents, sink: TextSink): Promise<void> {
  for (const [i, resident] of residents.list.entries()) {
    const line = { account: resident.id, language: residents.language[i] ?? "en", n_tunnelled: residents.tunnelled[i] };
    const wait = sink.write(`${JSON.stringify(line)}\n`);
    if (wait) await wait;
  }
  await sink.close();
}
