import { invalidInput } from "@/lib/kernel";
import { readArguments } from "./arguments";
import type { Command, Terminal } from "./command";
import { helpOf, overview } from "./help";

/**
 * Finds the command that the words name and runs it.
 * @throws `invalid_input` for an unknown command, and what the command throws.
 */
export async function runCommandLine(
  words: readonly string[],
  commands: readonly Command[],
  terminal: Terminal,
): Promise<void> {
  const [first] = words;
  if (first === undefined) throw invalidInput("Name a command. See: npm run -s cli -- --help");
  if (first === "--help" || first === "-h" || first === "help") return terminal.out(overview(commands));
  const command = commands.find(({ name }) => name.split(" ").every((word, i) => words[i] === word));
  if (command === undefined) throw unknown(words, commands);
  const rest = words.slice(command.name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) return terminal.out(helpOf(command));
  const { values, operand } = readArguments(command, rest);
  await command.run(values, operand, terminal);
}

function unknown(words: readonly string[], commands: readonly Command[]) {
  const [first = ""] = words;
  const seconds = commands.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
  if (seconds.length > 0) return invalidInput(`Say what to ${first}: ${first} ${seconds.join(` or ${first} `)}.`);
  return invalidInput(`There is no command "${first}". See: npm run -s cli -- --help`);
}
