import type { Terminal } from "./command";

const BLOCK = 1 << 16;

/** Prints one JSON object a line, in blocks, no faster than they are read at the other end. */
export async function writeLines(rows: AsyncIterable<unknown>, terminal: Terminal): Promise<void> {
  let block = "";
  for await (const row of rows) {
    block += `${JSON.stringify(row)}\n`;
    if (block.length < BLOCK) continue;
    await terminal.out(block);
    block = "";
  }
  if (block !== "") await terminal.out(block);
}
