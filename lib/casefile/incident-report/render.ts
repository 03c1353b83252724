import type { ReportBlock } from "./contract";
import type { IncidentFacts } from "./facts";

const placeholder = /\{\{(\w+)\}\}/g;

/** A line with its facts, or undefined where one of them is not known. Throws an Error for a placeholder that no fact has. */
function filled(line: string, facts: IncidentFacts): string | undefined {
  let isKnown = true;
  const text = line.replaceAll(placeholder, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`The template names {{${name}}}, which is no fact.`);
    if (fact === null) isKnown = false;
    return Array.isArray(fact) ? fact.join("; ") : (fact ?? "");
  });
  return isKnown ? text : undefined;
}

/** A template with its facts; headings under which nothing stands are left out. */
export function fill(template: readonly string[], facts: IncidentFacts): ReportBlock[] {
  const blocks: ReportBlock[] = [];
  const toList = (items: string[]) => {
    const last = blocks.at(-1);
    if (last?.kind === "list") last.items.push(...items);
    else blocks.push({ kind: "list", items });
  };
  for (const line of template) {
    const [, mark = "", rest = ""] = /^(# |## |- |-- )?(.*)$/.exec(line) ?? [];
    const text = filled(rest, facts);
    if (text === undefined || text === "") continue;
    const all = facts[rest.slice(2, -2)];
    if (mark === "-- ") toList(Array.isArray(all) ? [...all] : [text]);
    else if (mark === "- ") toList([text]);
    else if (mark === "") blocks.push({ kind: "paragraph", text });
    else blocks.push({ kind: "heading", level: mark === "# " ? 1 : 2, text });
  }
  return blocks.filter(
    (block, at) => block.kind !== "heading" || block.level === 1 || blocks[at + 1]?.kind !== "heading",
  );
}

const markdownSafe = (text: string): string => text.replaceAll(/[\\`*_[\]<>#|]/g, "\\$&");

/** As Markdown (CommonMark); people's words keep their characters. */
export function asMarkdown(blocks: readonly ReportBlock[]): string {
  const parts = blocks.map((block) => {
    if (block.kind === "list") return block.items.map((item) => `- ${markdownSafe(item)}`).join("\n");
    const text = markdownSafe(block.text);
    return block.kind === "heading" ? `${"#".repeat(block.level)} ${text}` : text;
  });
  return `${parts.join("\n\n")}\n`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const htmlSafe = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const style =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1.5rem;color:#14181d}h1{line-height:1.2}h2{margin-top:2rem}";

/** As one HTML file that needs nothing else. */
export function asHtml(blocks: readonly ReportBlock[]): string {
  const title = blocks.find((block) => block.kind === "heading")?.text ?? "Incident report";
  const body = blocks.map((block) => {
    if (block.kind === "list")
      return `<ul>\n${block.items.map((item) => `<li>${htmlSafe(item)}</li>`).join("\n")}\n</ul>`;
    const tag = block.kind === "heading" ? `h${block.level}` : "p";
    return `<${tag}>${htmlSafe(block.text)}</${tag}>`;
  });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${htmlSafe(title)}</title>`;
  return `<!doctype html>\n<html lang="en">\n<head>${head}<style>${style}</style></head>\n<body>\n${body.join("\n")}\n</body>\n</html>\n`;
}
